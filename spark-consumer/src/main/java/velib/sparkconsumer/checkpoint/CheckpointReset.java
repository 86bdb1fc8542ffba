package velib.sparkconsumer.checkpoint;

import java.io.IOException;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Empties the checkpoint, so that the job starts over. Resuming from a half-deleted checkpoint
 * would give wrong totals, so a mark is in the folder from the order to the end of the reset, and a
 * job that finds it when it starts empties the folder first.
 */
public final class CheckpointReset {
  /** The file that orders a reset; {@code make reset-checkpoint} creates it too. */
  public static final String MARK = "velib-begin-afresh";

  private static final Set<String> KEPT = Set.of(MARK, CheckpointLock.FILE, CheckpointLock.SCRATCH);

  private final Path directory;
  private final FileSystem files;

  public CheckpointReset(String directory, Configuration hadoop) throws IOException {
    this.directory = new Path(directory);
    FileSystem checked = this.directory.getFileSystem(hadoop);
    // The checksum layer would hide the checksum files of what was deleted by hand, and leave them.
    files =
        checked instanceof ChecksumFileSystem
            ? ((ChecksumFileSystem) checked).getRawFileSystem()
            : checked;
  }

  /** Orders a reset, to be done by {@link #performIfOrdered}. */
  public void order() throws IOException {
    files.create(mark(), true).close();
  }

  /** Empties the checkpoint if a reset was ordered; returns whether one was. */
  public boolean performIfOrdered() throws IOException {
    if (!files.exists(mark())) {
      return false;
    }
    for (FileStatus file : files.listStatus(directory)) {
      String name = file.getPath().getName();
      if (!KEPT.contains(name)) {
        files.delete(file.getPath(), true);
      }
    }
    files.delete(mark(), false);
    return true;
  }

  private Path mark() {
    return new Path(directory, MARK);
  }
}
