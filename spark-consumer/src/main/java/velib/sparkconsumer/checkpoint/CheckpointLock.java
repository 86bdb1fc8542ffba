package velib.sparkconsumer.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.commons.io.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a second consumer off the same checkpoint folder. The lock is the operating system's, so
 * that of a killed process is gone with it; the file beside it says who holds it.
 *
 * <p>A folder on a file system that is not this machine's, or that knows no locks, is not locked:
 * there Kafka alone fences the second one.
 */
public final class CheckpointLock implements AutoCloseable {
  /** Not part of what Spark keeps: it stays when the checkpoint is emptied. */
  public static final String FILE = "velib-lock";

  private static final Logger log = LoggerFactory.getLogger(CheckpointLock.class);

  /**
   * Where the container lets Spark put aside what passes a shuffle: a first batch that covers a
   * week may be more than /tmp takes. What a killed predecessor left there is removed by whoever
   * takes the lock.
   */
  static final String SCRATCH = "velib-scratch";

  /** Null where there is no lock. */
  private final FileChannel file;

  private CheckpointLock(FileChannel file) {
    this.file = file;
  }

  /**
   * Takes the lock, for as long as it is not closed.
   *
   * @param directory the checkpoint's folder, made where it is missing
   * @throws Refusal when somebody else holds it
   */
  public static CheckpointLock take(String directory) {
    if (!LocalCheckpointFiles.isLocal(directory)) {
      return new CheckpointLock(null);
    }
    Path folder = LocalCheckpointFiles.local(directory).toAbsolutePath();
    Path path = folder.resolve(FILE);
    FileChannel file = null;
    try {
      Files.createDirectories(folder);
      file =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!isFree(file)) {
        throw new Refusal(
            String.format(
                "Another consumer (%s) uses the checkpoint in %s: this one ends. Run one consumer"
                    + " for each checkpoint.",
                Files.readString(path).strip(), directory));
      }
      sign(file);
      FileUtils.deleteDirectory(folder.resolve(SCRATCH).toFile());
      return new CheckpointLock(file);
    } catch (IOException failed) {
      log.warn("the checkpoint in {} cannot be locked: {}", directory, failed.toString());
      return new CheckpointLock(file);
    }
  }

  private static boolean isFree(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldInThisProcess) {
      return false;
    }
  }

  private static void sign(FileChannel file) throws IOException {
    String host = System.getenv("HOSTNAME"); // a container's name for itself may not resolve
    String holder =
        String.format(
            "process %d%s, since %s%n",
            ProcessHandle.current().pid(),
            host == null ? "" : " on " + host,
            Instant.now().truncatedTo(ChronoUnit.SECONDS));
    file.truncate(0);
    file.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException failed) {
      log.warn("the checkpoint's lock cannot be given back: {}", failed.toString());
    }
  }
}
