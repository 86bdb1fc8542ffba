package velib.sparkconsumer.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.execution.streaming.CheckpointFileManager;
import org.apache.spark.sql.execution.streaming.CheckpointFileManager$;

/**
 * A folder for the job's own files in a checkpoint. They are written as Spark writes the
 * checkpoint's files, so that a kill never leaves half a file.
 */
final class CheckpointFolder {
  private final Path directory;
  private final CheckpointFileManager files;

  CheckpointFolder(Path directory, Configuration hadoop) throws IOException {
    this.directory = directory;
    files =
        LocalCheckpointFiles.isLocal(directory.toString())
            ? new LocalCheckpointFiles(directory, hadoop)
            : CheckpointFileManager$.MODULE$.create(directory, hadoop);
  }

  boolean has(String file) {
    return files.exists(new Path(directory, file));
  }

  InputStream open(String file) {
    return files.open(new Path(directory, file));
  }

  /** Writes a file, which is on disk when this returns; replaces one that is there already. */
  void write(String file, byte[] content) throws IOException {
    files.mkdirs(directory);
    try (FSDataOutputStream out = files.createAtomic(new Path(directory, file), true)) {
      out.write(content);
    }
    DiskSync.await();
  }

  /** Deletes a file, which need not exist. */
  void delete(String file) {
    files.delete(new Path(directory, file));
  }

  /** Deletes the folder and everything in it. */
  void delete() {
    files.delete(directory);
  }

  @Override
  public String toString() {
    return directory.toString();
  }
}
