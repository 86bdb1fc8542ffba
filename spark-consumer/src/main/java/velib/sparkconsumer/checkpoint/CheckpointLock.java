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
import java.util.Locale;
import org.apache.commons.io.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a second consumer off the same checkpoint folder. The operating system holds the lock on a
 * file, so it ends with the process, even a killed one. The file says who holds it.
 *
 * <p>A folder on a remote file system, or on one without locks, is not locked: there only Kafka
 * fences a second consumer.
 */
public final class CheckpointLock implements AutoCloseable {
  /** The lock file. It is not Spark's, and it stays when the checkpoint is emptied. */
  public static final String FILE = "velib-lock";

  private static final Logger LOG = LoggerFactory.getLogger(CheckpointLock.class);

  /**
   * The folder for Spark's shuffle files in the container: a first batch that covers a week may not
   * fit in /tmp. Whoever takes the lock removes what a killed predecessor left there.
   */
  static final String SCRATCH = "velib-scratch";

  /** Null if nothing is locked. */
  private final FileChannel file;

  private CheckpointLock(FileChannel file) {
    this.file = file;
  }

  /**
   * Takes the lock and holds it until it is closed.
   *
   * @param directory the checkpoint's folder, created if it is missing
   * @throws Refusal if another consumer holds the lock
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
                Locale.ROOT,
                "Another consumer (%s) uses the checkpoint in %s, so this one stops. Run one"
                    + " consumer for each checkpoint.",
                Files.readString(path).strip(),
                directory));
      }
      sign(file);
      FileUtils.deleteDirectory(folder.resolve(SCRATCH).toFile());
      return new CheckpointLock(file);
    } catch (IOException failed) {
      LOG.warn("cannot lock the checkpoint in {}: {}", directory, failed.toString());
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
    String host = System.getenv("HOSTNAME"); // a container may not be able to resolve its own name
    String holder =
        String.format(
            Locale.ROOT,
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
      LOG.warn("cannot release the lock on the checkpoint: {}", failed.toString());
    }
  }
}
