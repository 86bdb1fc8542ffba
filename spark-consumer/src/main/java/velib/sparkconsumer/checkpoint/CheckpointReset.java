package velib.sparkconsumer.checkpoint;

import java.io.IOException;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Empties the checkpoint, so that the job begins afresh. A checkpoint of which only a part is left
 * would be gone on from wrongly; so a mark stands in the folder from the order to the end, and
 * whoever starts and finds it empties the folder first.
 */
public final class CheckpointReset {
  /** Made by {@code make reset-checkpoint} too. */
  public static final String MARK = "velib-begin-afresh";

  private static final Set<String> STAYS =
      Set.of(MARK, CheckpointLock.FILE, CheckpointLock.SCRATCH);

  private final Path directory;
  private final FileSystem files;

  public CheckpointReset(String directory, Configuration hadoop) throws IOException {
    this.directory = new Path(directory);
    FileSystem checked = this.directory.getFileSystem(hadoop);
    // Beneath the checksums, whose own files would be left of what was deleted by hand.
    files =
        checked instanceof ChecksumFileSystem
            ? ((ChecksumFileSystem) checked).getRawFileSystem()
            : checked;
  }

  /** Orders it. */
  public void order() throws IOException {
    files.create(mark(), true).close();
  }

  /** Does it where it was ordered; returns whether it was. */
  public boolean performWhereOrdered() throws IOException {
    if (!files.exists(mark())) {
      return false;
    }
    for (FileStatus file : files.listStatus(directory)) {
      String name = file.getPath().getName();
      if (!STAYS.contains(name)) {
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
