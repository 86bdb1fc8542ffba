package velib.stacktests;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the running containers can reach and take: no more than they need. */
@NeedsDocker
final class IsolationIT {
  private static final List<String> RUNNING =
      List.of("zookeeper", "kafka", "producer", "spark-consumer", "dashboard", "feed-simulator");

  private static Stack stack;

  @BeforeAll
  static void start() {
    stack = new Stack(Map.of("HEALTH_CHECK_INTERVAL", "2s"));
    stack.up();
  }

  @AfterAll
  static void removeEverything() {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  void zooKeeperAnswersTheBrokerAlone() {
    String zooKeeper =
        stack.inspect(
            "zookeeper", "{{range .NetworkSettings.Networks}}{{println .IPAddress}}{{end}}");

    assertThat(reaches("kafka", zooKeeper, 2181)).isTrue();
    assertThat(List.of("producer", "spark-consumer", "dashboard", "feed-simulator"))
        .allSatisfy(service -> assertThat(reaches(service, zooKeeper, 2181)).isFalse());
  }

  @Test
  void onlyWhatAsksAPublicFeedHasAWayOut() {
    assertThat(RUNNING)
        .filteredOn(IsolationIT::hasAWayOut)
        .containsExactlyInAnyOrder("producer", "dashboard");
  }

  @Test
  void noServiceIsNearItsLimitOfProcesses() {
    for (String service : RUNNING) {
      int limit = Integer.parseInt(stack.inspect(service, "{{.HostConfig.PidsLimit}}"));
      List<String> used =
          Docker.lines("stats", "--no-stream", "--format", "{{.PIDs}}", stack.container(service));

      assertThat(limit).as(service).isPositive();
      assertThat(Integer.parseInt(used.get(0))).as(service).isBetween(1, limit / 2);
    }
  }

  private static boolean reaches(String service, String host, int port) {
    String connect = "exec 3<>/dev/tcp/" + host + "/" + port;
    return stack.exec(service, "timeout", "5", "bash", "-c", connect).run(Docker.A_MINUTE).status
        == 0;
  }

  /** Whether its default route leads into a network that answers from outside find back to. */
  private static boolean hasAWayOut(String service) {
    List<String> gateways =
        stack
            .exec(service, "cat", "/proc/net/route")
            .succeed(Docker.A_MINUTE)
            .lines()
            .map(route -> route.split("\\s+"))
            .filter(route -> route[1].equals("00000000"))
            .map(route -> address(route[2]))
            .collect(toList());
    String networks =
        "{{range $name, $at := .NetworkSettings.Networks}}{{println $at.Gateway $name}}{{end}}";
    return stack
        .inspect(service, networks)
        .lines()
        .map(line -> line.split(" "))
        .filter(network -> gateways.contains(network[0]))
        .anyMatch(network -> leadsOut(network[1]));
  }

  private static boolean leadsOut(String network) {
    String masquerade = "{{index .Options \"com.docker.network.bridge.enable_ip_masquerade\"}}";
    return Docker.lines("network", "inspect", "--format", "{{.Internal}} " + masquerade, network)
        .get(0)
        .trim()
        .equals("false");
  }

  /** The kernel's {@code 010016AC} as {@code 172.22.0.1}. */
  private static String address(String hexadecimal) {
    return IntStream.of(6, 4, 2, 0)
        .mapToObj(at -> Integer.valueOf(hexadecimal.substring(at, at + 2), 16).toString())
        .collect(joining("."));
  }
}
