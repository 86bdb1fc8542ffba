package velib.sparkconsumer.checkpoint;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathFilter;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.sql.execution.streaming.CheckpointFileManager;
import org.apache.spark.sql.execution.streaming.CheckpointFileManager.CancellableFSDataOutputStream;

/**
 * Reads and writes the files of a checkpoint on this machine without Hadoop's local file system,
 * which starts {@code chmod} and {@code readlink} for each file: a third of the time of a small
 * batch ({@code docs/decisions/0008}). Spark creates it by its class name, and only for {@code
 * file:}.
 */
public final class LocalCheckpointFiles implements CheckpointFileManager {
  private static final int READ_BUFFER_BYTES = 1 << 16;

  /** The folders of a checkpoint that Spark writes to. */
  private static final List<String> OF_SPARK = List.of("offsets", "commits", "state", "sources");

  private final Path directory;
  private final RawLocalFileSystem reading = new RawLocalFileSystem();

  /**
   * Called by Spark, by reflection.
   *
   * @param directory the checkpoint's folder or one in it, of scheme {@code file:} or none
   */
  public LocalCheckpointFiles(Path directory, Configuration hadoop) throws IOException {
    this.directory = directory;
    reading.initialize(java.nio.file.Path.of("/").toUri(), hadoop);
  }

  /** Whether a checkpoint's folder is on this machine, unlike hdfs://… or s3a://… */
  public static boolean isLocal(String directory) {
    return directory.startsWith("file:") || !directory.matches("[a-z0-9]{2,}:.*");
  }

  /** The path of a local folder, given with or without the scheme {@code file:}. */
  static java.nio.file.Path local(String directory) {
    return local(new Path(directory));
  }

  private static java.nio.file.Path local(Path path) {
    return java.nio.file.Path.of(path.toUri().getPath());
  }

  /**
   * Removes the temporary files of writes that a kill has cut off. Nobody may be writing.
   *
   * @param directory a folder on this machine; need not exist
   */
  static void removeUnfinished(String directory) throws IOException {
    java.nio.file.Path folder = local(directory);
    removeUnfinished(folder, 1);
    for (String ofSpark : OF_SPARK) {
      removeUnfinished(folder.resolve(ofSpark), Integer.MAX_VALUE);
    }
  }

  private static void removeUnfinished(java.nio.file.Path folder, int depth) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<java.nio.file.Path> files = Files.walk(folder, depth)) {
        for (java.nio.file.Path file : (Iterable<java.nio.file.Path>) files::iterator) {
          if (AtomicFile.isTemporary(file)) {
            Files.deleteIfExists(file);
          }
        }
      }
    }
  }

  @Override
  public CancellableFSDataOutputStream createAtomic(Path path, boolean overwriteIfPossible) {
    try {
      return AtomicFile.create(local(path), overwriteIfPossible);
    } catch (IOException failed) {
      throw sneaky(failed);
    }
  }

  @Override
  public FSDataInputStream open(Path path) {
    try {
      return reading.open(path, READ_BUFFER_BYTES);
    } catch (IOException failed) {
      throw sneaky(failed);
    }
  }

  @Override
  public FileStatus[] list(Path path, PathFilter filter) {
    List<FileStatus> found = new ArrayList<>();
    try (Stream<java.nio.file.Path> files = Files.list(local(path))) {
      for (java.nio.file.Path file : (Iterable<java.nio.file.Path>) files::iterator) {
        Path named = new Path(path, file.getFileName().toString());
        if (filter.accept(named)) {
          status(file, named, found);
        }
      }
    } catch (NoSuchFileException missing) {
      throw sneaky(new FileNotFoundException(path + " does not exist"));
    } catch (IOException failed) {
      throw sneaky(failed);
    }
    return found.toArray(new FileStatus[0]);
  }

  private static void status(java.nio.file.Path file, Path named, List<FileStatus> found)
      throws IOException {
    try {
      BasicFileAttributes about = Files.readAttributes(file, BasicFileAttributes.class);
      found.add(
          new FileStatus(
              about.size(),
              about.isDirectory(),
              1,
              READ_BUFFER_BYTES,
              about.lastModifiedTime().toMillis(),
              named));
    } catch (NoSuchFileException goneMeanwhile) {
      // Deleted since the folder was listed: left out.
    }
  }

  @Override
  public void mkdirs(Path path) {
    try {
      Files.createDirectories(local(path));
    } catch (IOException failed) {
      throw sneaky(failed);
    }
  }

  @Override
  public boolean exists(Path path) {
    return Files.exists(local(path));
  }

  /** Deletes a file or folder, with the checksum that Hadoop's local file system may have added. */
  @Override
  public void delete(Path path) {
    java.nio.file.Path file = local(path);
    try {
      if (Files.isDirectory(file)) {
        FileUtils.deleteDirectory(file.toFile());
      } else {
        Files.deleteIfExists(file);
        Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
      }
    } catch (IOException failed) {
      throw sneaky(failed);
    }
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Path createCheckpointDirectory() {
    mkdirs(directory);
    return new Path("file", null, local(directory).toAbsolutePath().toString());
  }

  /** Spark's interface is written in Scala: it declares no exceptions, but expects these. */
  @SuppressWarnings("unchecked")
  private static <E extends Exception> RuntimeException sneaky(Exception failed) throws E {
    throw (E) failed;
  }
}
