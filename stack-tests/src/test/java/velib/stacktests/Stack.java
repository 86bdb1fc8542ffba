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
 * The pipeline's containers under a separate project name and on free ports, so that they do not
 * disturb a pipeline that a person runs. Closing it always removes the containers, the network and
 * the data.
 */
public final class Stack implements AutoCloseable {
  private static final Duration LONG = Duration.ofMinutes(10);

  /** The services of a pipeline on the simulated feed. */
  private static final List<String> SERVICES =
      List.of(
          "zookeeper",
          "kafka",
          "kafka-init",
          "producer",
          "spark-consumer",
          "dashboard",
          "feed-simulator");

  private final String project = "velib-test-" + ProcessHandle.current().pid();
  private final Map<String, String> environment = new TreeMap<>();
  private final Thread lastResort = new Thread(this::remove);

  /**
   * A stack that is not started yet.
   *
   * @param settings variables that win over those of {@code .env}
   */
  public Stack(Map<String, String> settings) {
    environment.putAll(Docker.environment());
    environment.put("COMPOSE_PROJECT_NAME", project);
    environment.put("KAFKA_PORT", String.valueOf(freePort()));
    environment.put("SPARK_UI_PORT", String.valueOf(freePort()));
    environment.put("DASHBOARD_PORT", String.valueOf(freePort()));
    environment.put("PRODUCER_METRICS_PORT", String.valueOf(freePort()));
    environment.put("CONSUMER_METRICS_PORT", String.valueOf(freePort()));
    environment.put("PROMETHEUS_PORT", String.valueOf(freePort()));
    environment.put("ALERTMANAGER_PORT", String.valueOf(freePort()));
    environment.put("GRAFANA_PORT", String.valueOf(freePort()));
    environment.put("KAFKA_UI_PORT", String.valueOf(freePort()));
    environment.put("FEED", "simulator");
    environment.putAll(settings);
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  /** The prefix that Compose gives to all names of this stack. */
  public String project() {
    return project;
  }

  /** The address of the live page on this machine, without a slash at the end. */
  String page() {
    return "http://localhost:" + environment.get("DASHBOARD_PORT");
  }

  /** The address of Prometheus, if it is started, without a slash at the end. */
  String prometheus() {
    return "http://localhost:" + environment.get("PROMETHEUS_PORT");
  }

  /** The broker's address for programs on this machine. */
  public String bootstrapServers() {
    return "localhost:" + environment.get("KAFKA_PORT");
  }

  /** Changes a setting for containers started from now on. */
  public void set(String setting, String value) {
    environment.put(setting, value);
  }

  /** Runs {@code make up FEED=simulator}, which must succeed, and returns its output. */
  public String up() {
    return make("up").succeed(LONG);
  }

  /**
   * Starts containers of the built images on the simulated feed, and waits until all are healthy.
   */
  public void start() {
    set("VELIB_FEED_URL", "http://feed-simulator:8000/station_status.json");
    List<String> words = new ArrayList<>(List.of("up", "--detach", "--no-build", "--wait"));
    words.addAll(List.of("--wait-timeout", "240"));
    words.addAll(SERVICES);
    compose(words).succeed(LONG);
  }

  /** Runs {@code make down}. */
  void down() {
    make("down").succeed(LONG);
  }

  /** A make target with this stack's settings. */
  public Command make(String target) {
    return new Command(environment, List.of("make", target));
  }

  /** Docker Compose with this stack's project name, ports and settings. */
  public Command compose(String... words) {
    return compose(Arrays.asList(words));
  }

  /** A command in a running container of a service. */
  public Command exec(String service, String... words) {
    List<String> all = new ArrayList<>(List.of("exec", "-T", service));
    all.addAll(Arrays.asList(words));
    return compose(all);
  }

  private Command compose(List<String> words) {
    List<String> all = new ArrayList<>(List.of("docker", "compose"));
    all.addAll(List.of("--profile", "simulator", "--profile", "monitoring"));
    all.addAll(words);
    return new Command(environment, all);
  }

  /** The id of a service's container, running or not. */
  public String container(String service) {
    return compose("ps", "--all", "--quiet", service).succeed(Docker.A_MINUTE).trim();
  }

  /** The result of {@code docker inspect} for a service's container with a Go template. */
  public String inspect(String service, String template) {
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
