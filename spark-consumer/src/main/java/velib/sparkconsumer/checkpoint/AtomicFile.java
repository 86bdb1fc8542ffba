package velib.sparkconsumer.checkpoint;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.spark.sql.execution.streaming.CheckpointFileManager.CancellableFSDataOutputStream;

/**
 * A file that is there whole or not at all: written beside its place and put there when it is
 * closed. Its content is on the disk by then, since Spark does not start again from a file that is
 * there and empty; {@link DiskSync} brings its name there. Only of a change of state the content
 * follows too: nobody reads it before the mark that its batch is done, and without the mark the
 * batch runs again and writes it again.
 */
final class AtomicFile extends CancellableFSDataOutputStream {
  private final FileOutputStream file;
  private final Path beside;
  private final Path place;
  private final boolean overwrite;
  private boolean ended;

  private AtomicFile(FileOutputStream file, Path beside, Path place, boolean overwrite) {
    super(new BufferedOutputStream(file));
    this.file = file;
    this.beside = beside;
    this.place = place;
    this.overwrite = overwrite;
  }

  /**
   * Begins a file.
   *
   * @param overwrite whether it may take the place of another; otherwise {@link #close} fails where
   *     one is there
   */
  static AtomicFile create(Path place, boolean overwrite) throws IOException {
    // Named as Spark names its own, which it passes over when it lists a folder.
    Path beside =
        place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID() + ".tmp");
    return new AtomicFile(new FileOutputStream(beside.toFile()), beside, place, overwrite);
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
      DiskSync.begin(place);
    } finally {
      file.close();
      Files.deleteIfExists(beside);
    }
  }

  /** A move would silently take the place of another file; a link is refused where one is. */
  private void putInPlace() throws IOException {
    if (overwrite) {
      Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    try {
      Files.createLink(place, beside);
    } catch (java.nio.file.FileAlreadyExistsException taken) {
      FileAlreadyExistsException forSpark =
          new FileAlreadyExistsException(place + " is there already");
      forSpark.initCause(taken);
      throw forSpark;
    }
  }

  private boolean isChangeOfState() {
    return place.toString().endsWith(".delta");
  }

  private boolean isMarkOfBatchDone() {
    return place.getParent().endsWith("commits");
  }

  @Override
  public synchronized void cancel() {
    if (!ended) {
      ended = true;
      try {
        file.close();
        Files.deleteIfExists(beside);
      } catch (IOException leftBehind) {
        // Nobody reads it: Spark passes over files of this name.
      }
    }
  }
}
