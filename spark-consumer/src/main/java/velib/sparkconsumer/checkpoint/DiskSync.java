package velib.sparkconsumer.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Brings files to disk while the batch goes on. After a power cut, nothing that is left may depend
 * on something that is lost: offsets and state have to be on disk before the results are committed
 * to Kafka, and all of it before the batch is marked as done. So each of these two steps calls
 * {@link #await} first.
 *
 * <p>Thread-safe: there is one queue, and one thread that syncs, for the whole JVM.
 */
public final class DiskSync {
  private static final ExecutorService THREAD =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "disk-sync");
            thread.setDaemon(true);
            return thread;
          });
  private static final Queue<Future<?>> BEGUN = new ArrayDeque<>();

  private DiskSync() {}

  /** Starts to bring a file, and its name in its folder, to disk. */
  static void begin(Path file) {
    synchronized (BEGUN) {
      BEGUN.add(
          THREAD.submit(
              () -> {
                now(file);
                return null;
              }));
    }
  }

  /**
   * Waits until every file whose sync has begun is on disk.
   *
   * @throws UncheckedIOException if one of them could not be brought there
   */
  public static synchronized void await() { // one caller at a time: each waits for all files
    try {
      for (Future<?> next = begun(); next != null; next = begun()) {
        next.get();
      }
    } catch (ExecutionException failed) {
      throw new UncheckedIOException(new IOException(failed.getCause()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the checkpoint was being brought to disk");
    }
  }

  private static Future<?> begun() {
    synchronized (BEGUN) {
      return BEGUN.poll();
    }
  }

  /** Brings a file, and its name in its folder, to disk. */
  static void now(Path file) throws IOException {
    try {
      force(file, StandardOpenOption.WRITE);
      force(file.getParent(), StandardOpenOption.READ);
    } catch (NoSuchFileException deletedMeanwhile) {
      // Nothing depends on it any more.
    }
  }

  private static void force(Path file, StandardOpenOption option) throws IOException {
    try (FileChannel channel = FileChannel.open(file, option)) {
      channel.force(true);
    }
  }
}
