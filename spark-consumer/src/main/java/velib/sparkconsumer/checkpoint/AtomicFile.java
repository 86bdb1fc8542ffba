package velib.sparkconsumer.checkpoint;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.spark.sql.execution.streaming.CheckpointFileManager.CancellableFSDataOutputStream;

/**
 * A file that is either complete or not there: it is written under a temporary name and gets its
 * real name when it is closed. By then its content is on disk, since Spark cannot restart from a
 * file that exists but is empty; {@link DiskSync} brings its name to disk afterwards. The content
 * of a change of state is also left to {@link DiskSync}: nobody reads it before its batch is marked
 * as done, and without that mark the batch runs again and writes it again.
 */
final class AtomicFile extends CancellableFSDataOutputStream {
  private static final Pattern TEMPORARY = Pattern.compile("\\..+\\.[0-9a-f-]{36}\\.tmp");

  private final FileOutputStream file;
  private final Path temporary;
  private final Path target;
  private final boolean overwrite;
  private boolean ended;

  private AtomicFile(FileOutputStream file, Path temporary, Path target, boolean overwrite) {
    super(new BufferedOutputStream(file));
    this.file = file;
    this.temporary = temporary;
    this.target = target;
    this.overwrite = overwrite;
  }

  /** Whether this is the temporary file of a write, which a kill may have cut off. */
  static boolean isTemporary(Path file) {
    return TEMPORARY.matcher(file.getFileName().toString()).matches();
  }

  /**
   * Opens the temporary file; {@link #close} gives it this name.
   *
   * @param overwrite whether it may replace an existing file; if not, {@link #close} fails when
   *     there is one
   */
  static AtomicFile create(Path target, boolean overwrite) throws IOException {
    // Named like Spark's own temporary files, which Spark ignores when it lists a folder.
    Path temporary =
        target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    return new AtomicFile(new FileOutputStream(temporary.toFile()), temporary, target, overwrite);
  }

  @Override
  public synchronized void close() throws IOException {
    if (ended) {
      return;
    }
    ended = true;
    try {
      flush();
      if (!isChangeOfState()) {
        file.getFD().sync();
      }
      super.close();
      if (isMarkOfBatchDone()) {
        DiskSync.await();
      }
      putInPlace();
      DiskSync.begin(target);
    } finally {
      file.close();
      Files.deleteIfExists(temporary);
    }
  }

  /** A move would silently replace an existing file; a hard link to its name fails. */
  private void putInPlace() throws IOException {
    if (overwrite) {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    try {
      Files.createLink(target, temporary);
    } catch (java.nio.file.FileAlreadyExistsException taken) {
      FileAlreadyExistsException forSpark =
          new FileAlreadyExistsException(target + " already exists");
      forSpark.initCause(taken);
      throw forSpark;
    }
  }

  private boolean isChangeOfState() {
    return target.toString().endsWith(".delta");
  }

  private boolean isMarkOfBatchDone() {
    return target.getParent().endsWith("commits");
  }

  @Override
  public synchronized void cancel() {
    if (!ended) {
      ended = true;
      try {
        file.close();
        Files.deleteIfExists(temporary);
      } catch (IOException leftBehind) {
        // Harmless: Spark ignores files of this name.
      }
    }
  }
}
