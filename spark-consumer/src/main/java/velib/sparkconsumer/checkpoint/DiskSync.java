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
 * Brings files to the disk while the batch goes on. A power cut must not take what something that
 * is kept builds on: offsets and state before the results are committed to Kafka, and all of them
 * before the mark that the batch is done. So whoever makes one of those calls {@link #await} first.
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

  /** Begins to bring a file, and its name in its folder, to the disk. */
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
   * Returns when all files are on the disk whose sync has begun.
   *
   * @throws UncheckedIOException when one of them could not be brought there
   */
  public static synchronized void await() { // one after the other: each waits for all
    try {
      for (Future<?> next = begun(); next != null; next = begun()) {
        next.get();
      }
    } catch (ExecutionException failed) {
      throw new UncheckedIOException(new IOException(failed.getCause()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while the checkpoint was brought to the disk");
    }
  }

  private static Future<?> begun() {
    synchronized (BEGUN) {
      return BEGUN.poll();
    }
  }

  /** Brings a file, and its name in its folder, to the disk. */
  static void now(Path file) throws IOException {
    try {
      force(file, StandardOpenOption.WRITE);
      force(file.getParent(), StandardOpenOption.READ);
    } catch (NoSuchFileException deletedMeanwhile) {
      // Nothing builds on it any more.
    }
  }

  private static void force(Path file, StandardOpenOption option) throws IOException {
    try (FileChannel channel = FileChannel.open(file, option)) {
      channel.force(true);
    }
  }
}
