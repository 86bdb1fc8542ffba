package velib.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The temporary folder of one run for data, checkpoint and logs; deleted at its end. */
final class Workspace {
  private final Path folder;

  private Workspace(Path folder) {
    this.folder = folder;
  }

  /** Creates a new folder, which this process uses for its own temporary files as well. */
  static Workspace create() {
    try {
      Workspace workspace = new Workspace(Files.createTempDirectory("velib-demo-"));
      // Libraries unpack native code there, and do not delete it when a signal ends the process.
      System.setProperty("java.io.tmpdir", Files.createDirectory(workspace.temporary()).toString());
      return workspace;
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot make a temporary folder", failure);
    }
  }

  /** Where ZooKeeper, Kafka and the checkpoint have their data. */
  Path folder() {
    return folder;
  }

  /** Where the programs put their own temporary files. */
  Path temporary() {
    return folder.resolve("tmp");
  }

  /** The log of a program. */
  Path log(String program) {
    return folder.resolve(program + ".log");
  }

  /** Deletes the folder. Call it when nothing writes to it any more. */
  void delete() {
    try (Stream<Path> content = Files.walk(folder)) {
      List<Path> deepestFirst =
          content.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException failure) {
      System.err.printf(
          Locale.ROOT,
          "Could not be deleted, remove it by hand: %s (%s)%n",
          folder,
          failure.getMessage());
    }
  }
}
