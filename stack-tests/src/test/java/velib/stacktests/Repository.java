package velib.stacktests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** The work tree whose containers are tested. */
public final class Repository {
  private Repository() {}

  /** The folder of the Compose file: the current folder or one above it. */
  public static Path root() {
    Path folder = Paths.get("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docker-compose.yml"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException(
            "no docker-compose.yml in " + Paths.get("").toAbsolutePath() + " or above it");
      }
    }
    return folder;
  }
}
