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

/** The docker command, against the engine that scripts/docker-host.sh would choose. */
public final class Docker {
  /** Enough for any command that only asks or tells the engine something. */
  public static final Duration A_MINUTE = Duration.ofMinutes(1);

  private Docker() {}

  /** Where the engine is, as an environment for every command that talks to it. */
  static Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    Path ownEngine = Paths.get("/run/velib-docker/docker.sock");
    if (System.getenv("DOCKER_HOST") == null && Files.exists(ownEngine)) {
      environment.put("DOCKER_HOST", "unix://" + ownEngine);
    }
    return environment;
  }

  /** A docker command, yet to be run. */
  public static Command command(String... words) {
    List<String> all = new ArrayList<>(List.of("docker"));
    all.addAll(Arrays.asList(words));
    return new Command(environment(), all);
  }

  /** The lines that a docker command printed; it has to succeed within a minute. */
  public static List<String> lines(String... words) {
    String output = command(words).succeed(A_MINUTE).trim();
    return output.isEmpty() ? List.of() : Arrays.asList(output.split("\\R"));
  }

  /**
   * Runs a shell line in a fresh container of an image, without network, and gives what it printed.
   */
  static String inImage(String image, String shellLine) {
    return command("run", "--rm", "--network", "none", image, "bash", "-c", shellLine)
        .succeed(A_MINUTE);
  }
}
