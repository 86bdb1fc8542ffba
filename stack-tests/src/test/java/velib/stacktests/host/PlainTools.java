package velib.stacktests.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A folder of links to tools, for a PATH that has what POSIX and macOS ship and nothing of GNU's:
 * busybox and the original awk take the places of GNU's tools.
 */
final class PlainTools {
  /** What POSIX has and the scripts use, with the three that all systems have beside it. */
  private static final String FROM_BUSYBOX =
      "basename cat chmod cp cut date df dirname env find grep head id ln ls mkdir mv od printf ps"
          + " rm rmdir sed sh sleep sort tail tee touch tr true uname uniq wc xargs"
          + " mktemp readlink tar";

  /** Shipped by macOS, and not in every busybox. */
  private static final String FROM_THIS_MACHINE = "bash make pgrep pkill git";

  private final Path folder;
  private final List<Path> links = new ArrayList<>();

  private PlainTools(Path folder) {
    this.folder = folder;
  }

  /** Why there cannot be such a folder on this machine, if it cannot. */
  static Optional<String> missing() {
    for (String tool : List.of("busybox", "original-awk", "make")) {
      if (program(tool).isEmpty()) {
        return Optional.of(tool + " is not installed (Debian has it in a package of that name)");
      }
    }
    return Optional.empty();
  }

  /** Links the tools in this folder. */
  static PlainTools in(Path folder) throws IOException {
    PlainTools tools = new PlainTools(folder);
    for (String tool : FROM_BUSYBOX.split(" ")) {
      tools.link(tool, "busybox");
    }
    for (String tool : FROM_THIS_MACHINE.split(" ")) {
      tools.link(tool, tool);
    }
    tools.link("awk", "original-awk");
    return tools;
  }

  Path folder() {
    return folder;
  }

  /** JUnit warns of links that lead out of a temporary folder. */
  void removeLinks() throws IOException {
    for (Path link : links) {
      Files.delete(link);
    }
  }

  private void link(String name, String target) throws IOException {
    Optional<Path> program = program(target);
    if (program.isPresent()) {
      links.add(Files.createSymbolicLink(folder.resolve(name), program.get()));
    }
  }

  private static Optional<Path> program(String name) {
    return List.of("/usr/bin", "/bin", "/usr/local/bin").stream()
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
