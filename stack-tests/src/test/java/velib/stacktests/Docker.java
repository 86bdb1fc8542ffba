package velib.stacktests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The docker command, with the engine that scripts/docker-host.sh would choose. */
public final class Docker {
  /** Enough for any command that only queries the engine or changes one setting. */
  public static final Duration A_MINUTE = Duration.ofMinutes(1);

  private Docker() {}

  /** The environment variables that tell every Docker command where the engine is. */
  static Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    Path ownEngine = Paths.get("/run/velib-docker/docker.sock");
    if (System.getenv("DOCKER_HOST") == null && Files.exists(ownEngine)) {
      environment.put("DOCKER_HOST", "unix://" + ownEngine);
    }
    return environment;
  }

  /** A docker command that has not been run yet. */
  public static Command command(String... words) {
    List<String> all = new ArrayList<>(List.of("docker"));
    all.addAll(Arrays.asList(words));
    return new Command(environment(), all);
  }

  /** The lines that a docker command prints; it must succeed within a minute. */
  public static List<String> lines(String... words) {
    String output = command(words).succeed(A_MINUTE).trim();
    return output.isEmpty() ? List.of() : Arrays.asList(output.split("\\R"));
  }

  /** Runs a shell line in a new container of an image, without network, and returns its output. */
  static String inImage(String image, String shellLine) {
    return command("run", "--rm", "--network", "none", image, "bash", "-c", shellLine)
        .succeed(A_MINUTE);
  }
}
