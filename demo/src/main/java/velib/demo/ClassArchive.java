package velib.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import velib.kafka.ChildProcess;

/**
 * The class archive of the Spark job, which saves seconds at its start. A demo without one creates
 * it for the next demo, while the results are shown.
 */
final class ClassArchive implements AutoCloseable {
  private final Path app;
  private final Path jar;
  private final Path archive;
  private final Path draft;
  private final Workspace workspace;
  private ChildProcess dump;

  /**
   * The archive of a program, for the Java that runs here.
   *
   * @param jar the program's own jar, new after every build, in the folder of all its jars
   */
  ClassArchive(Path jar, Workspace workspace) {
    this.jar = jar;
    this.app = jar.getParent();
    this.workspace = workspace;
    String java = System.getProperty("java.vm.version").replaceAll("[^A-Za-z0-9.+-]", "_");
    archive = app.resolveSibling("demo-classes-" + java + ".jsa");
    draft = archive.resolveSibling(archive.getFileName() + ".new");
  }

  /** The JVM option to use the archive, or to record the classes for creating one. */
  List<String> jvmOptions() {
    return List.of(
        isUpToDate() ? "-XX:SharedArchiveFile=" + archive : "-XX:DumpLoadedClassList=" + list());
  }

  private boolean isUpToDate() {
    try {
      return Files.exists(archive)
          && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) > 0;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Path list() {
    return workspace.folder().resolve("classes");
  }

  /** Starts to create a missing archive; later calls put the finished one in place. */
  void tend() {
    if (dump == null && Files.exists(list())) {
      dump =
          ChildProcess.java("class-archive", app + "/*", "none")
              .jvmOptions(
                  List.of(
                      "-Xshare:dump",
                      "-XX:SharedClassListFile=" + wholeLines(),
                      "-XX:SharedArchiveFile=" + draft))
              .start(workspace.log("class-archive"));
    } else if (dump != null && !dump.isAlive()) {
      settle();
    }
  }

  /** The classes recorded so far; the program still writes this file. */
  private Path wholeLines() {
    try {
      String lines = new String(Files.readAllBytes(list()), StandardCharsets.UTF_8);
      Path whole = list().resolveSibling("classes-whole");
      return Files.writeString(whole, lines.substring(0, lines.lastIndexOf('\n') + 1));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void settle() {
    try {
      if (!Files.exists(draft)) {
        return; // in its place already, or never made
      }
      if (dump.exitStatus().orElse(1) == 0) {
        Files.move(draft, archive, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.deleteIfExists(draft);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    if (dump != null) {
      dump.close();
      settle();
    }
  }
}
