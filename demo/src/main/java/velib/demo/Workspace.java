package velib.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The temporary folder of one run: data, checkpoint and logs, gone at its end. */
final class Workspace {
  private final Path folder;

  private Workspace(Path folder) {
    this.folder = folder;
  }

  /** Makes a new folder, in which this process puts its own temporary files too from now on. */
  static Workspace create() {
    try {
      Workspace workspace = new Workspace(Files.createTempDirectory("velib-demo-"));
      // Libraries unpack their native parts there, and an end by a signal leaves them lying.
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

  /** Removes all of it. Call it when nobody writes there any more. */
  void delete() {
    try (Stream<Path> content = Files.walk(folder)) {
      List<Path> deepestFirst =
          content.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException failure) {
      System.err.printf("Left behind, remove it by hand: %s (%s)%n", folder, failure.getMessage());
    }
  }
}
