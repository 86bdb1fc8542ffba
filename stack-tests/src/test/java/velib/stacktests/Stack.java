package velib.stacktests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pipeline's containers under a project name and ports of their own, beside any that a person
 * runs. Closing it removes the containers, the network and the data, whatever happened before.
 */
final class Stack implements AutoCloseable {
  private static final Duration LONG = Duration.ofMinutes(10);

  private final String project = "velib-test-" + ProcessHandle.current().pid();
  private final Map<String, String> environment = new TreeMap<>();
  private final Thread lastResort = new Thread(this::remove);

  /**
   * @param settings variables that win over those of {@code .env}
   */
  Stack(Map<String, String> settings) {
    environment.putAll(Docker.environment());
    environment.put("COMPOSE_PROJECT_NAME", project);
    environment.put("KAFKA_PORT", String.valueOf(freePort()));
    environment.put("SPARK_UI_PORT", String.valueOf(freePort()));
    environment.put("FEED", "simulator");
    environment.putAll(settings);
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  String project() {
    return project;
  }

  /** Where a program on this machine finds the broker. */
  String bootstrapServers() {
    return "localhost:" + environment.get("KAFKA_PORT");
  }

  /** {@code make up FEED=simulator}: what it printed, once it ended well. */
  String up() {
    return make("up").succeed(LONG);
  }

  /** {@code make down}. */
  void down() {
    make("down").succeed(LONG);
  }

  Command make(String target) {
    return new Command(environment, List.of("make", target));
  }

  /** Docker Compose with this stack's project name, ports and settings. */
  Command compose(String... words) {
    return compose(Arrays.asList(words));
  }

  /** A command in a running container of a service. */
  Command exec(String service, String... words) {
    List<String> all = new ArrayList<>(List.of("exec", "-T", service));
    all.addAll(Arrays.asList(words));
    return compose(all);
  }

  private Command compose(List<String> words) {
    List<String> all = new ArrayList<>(List.of("docker", "compose", "--profile", "simulator"));
    all.addAll(words);
    return new Command(environment, all);
  }

  /** The container of a service, running or not. */
  String container(String service) {
    return compose("ps", "--all", "--quiet", service).succeed(Docker.A_MINUTE).trim();
  }

  /** One field of what the engine knows of a service's container, as a Go template gives it. */
  String inspect(String service, String template) {
    return Docker.command("inspect", "--format", template, container(service))
        .succeed(Docker.A_MINUTE)
        .trim();
  }

  @Override
  public void close() {
    remove();
    Runtime.getRuntime().removeShutdownHook(lastResort);
  }

  private void remove() {
    compose("down", "--volumes", "--remove-orphans", "--timeout", "5").succeed(LONG);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
