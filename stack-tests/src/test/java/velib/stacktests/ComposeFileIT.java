package velib.stacktests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the Compose file asks for, as Compose itself understands it. */
@NeedsDocker
final class ComposeFileIT {
  private static final long FOUR_GIB = 4L << 30;

  /** What only MONITORING=on and TOOLS=on start. */
  private static final List<String> OPTIONAL =
      List.of("prometheus", "alertmanager", "grafana", "kafka-ui");

  private static JsonNode services;
  private static JsonNode networks;

  @BeforeAll
  static void composeReadsTheFile() throws IOException {
    String json =
        Docker.command("compose", "--profile", "*", "config", "--format", "json")
            .succeed(Docker.A_MINUTE);
    JsonNode file = new ObjectMapper().readTree(json);
    services = file.get("services");
    networks = file.get("networks");
  }

  @Test
  void everyServiceHasItsOwnContainer() {
    assertThat(services.fieldNames())
        .toIterable()
        .contains(
            "zookeeper",
            "kafka",
            "kafka-init",
            "producer",
            "spark-consumer",
            "dashboard",
            "feed-simulator",
            "prometheus",
            "alertmanager",
            "grafana",
            "kafka-ui");
  }

  @Test
  void theMemoryLimitsSumToLessThanFourGigabytes() {
    assertThat(limits(service -> !OPTIONAL.contains(service))).isLessThan(FOUR_GIB);
  }

  @Test
  void whatWatchesThePipelineTakesAQuarterOfThatAtMost() {
    assertThat(limits(OPTIONAL::contains)).isPositive().isLessThanOrEqualTo(FOUR_GIB / 4);
  }

  private static long limits(Predicate<String> which) {
    List<String> names = new ArrayList<>();
    services.fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .allSatisfy(name -> assertThat(services.get(name).has("mem_limit")).as(name).isTrue());
    return names.stream()
        .filter(which)
        .mapToLong(name -> services.get(name).get("mem_limit").asLong())
        .sum();
  }

  @Test
  void noServiceMayFillTheMachineWithProcesses() {
    assertThat(services)
        .allSatisfy(service -> assertThat(service.path("pids_limit").asInt()).isBetween(64, 2048));
  }

  @Test
  void zooKeeperMeetsTheBrokerAloneAndPrometheus() {
    assertThat(networksOf("zookeeper")).containsExactly("zookeeper");
    assertThat(services.fieldNames())
        .toIterable()
        .filteredOn(service -> networksOf(service).contains("zookeeper"))
        .containsExactlyInAnyOrder("zookeeper", "kafka", "prometheus");
  }

  @Test
  void theTopicBrowserMeetsTheBrokerAloneAndMayChangeNothing() {
    assertThat(networksOf("kafka-ui")).containsExactlyInAnyOrder("tools", "ports");
    assertThat(services.fieldNames())
        .toIterable()
        .filteredOn(service -> networksOf(service).contains("tools"))
        .containsExactlyInAnyOrder("kafka", "kafka-ui");
    assertThat(isInternal("tools")).isTrue();
    assertThat(services.at("/kafka-ui/environment/KAFKA_CLUSTERS_0_READONLY").asText())
        .isEqualTo("true");
  }

  @Test
  void onlyWhatAsksAPublicFeedOrTellsPeopleHasAWayOut() {
    assertThat(services.fieldNames())
        .toIterable()
        .filteredOn(service -> networksOf(service).stream().anyMatch(ComposeFileIT::leadsOut))
        .containsExactlyInAnyOrder("producer", "dashboard", "alertmanager");
  }

  @Test
  void whatNeedsNoPortOnThisMachineIsOnInternalNetworksAlone() {
    assertThat(services.fieldNames())
        .toIterable()
        .filteredOn(service -> !services.get(service).has("ports"))
        .isNotEmpty()
        .allSatisfy(
            service ->
                assertThat(networksOf(service)).isNotEmpty().allMatch(ComposeFileIT::isInternal));
  }

  @Test
  void noServiceMayWriteOutsideItsVolumesOrGainRights() {
    assertThat(services)
        .allSatisfy(
            service -> {
              assertThat(service.get("read_only").asBoolean()).isTrue();
              assertThat(service.get("cap_drop").toString()).isEqualTo("[\"ALL\"]");
              assertThat(service.get("security_opt").toString()).contains("no-new-privileges:true");
              assertThat(service.get("init").asBoolean()).isTrue();
            });
  }

  @Test
  void everyServiceThatStaysHasAHealthCheckAndIsStartedAgain() {
    services
        .fields()
        .forEachRemaining(
            service -> {
              if (!service.getKey().equals("kafka-init")) {
                assertThat(service.getValue().has("healthcheck")).as(service.getKey()).isTrue();
                assertThat(service.getValue().get("restart").asText()).isEqualTo("unless-stopped");
              }
            });
  }

  @Test
  void portsAreOpenToThisMachineAlone() {
    assertThat(services.findValues("host_ip"))
        .hasSameSizeAs(services.findValues("published"))
        .isNotEmpty()
        .allSatisfy(address -> assertThat(address.asText()).isEqualTo("127.0.0.1"));
  }

  @Test
  void noImageThatIsBuiltHereIsAskedOfARegistry() {
    services
        .fields()
        .forEachRemaining(
            service -> {
              if (service.getValue().has("build")) {
                assertThat(service.getValue().path("pull_policy").asText())
                    .as(service.getKey())
                    .isEqualTo("never");
              }
            });
  }

  @Test
  void onlyTheSimulatorAndWhatWatchesWaitForTheirProfiles() {
    services
        .fields()
        .forEachRemaining(
            service ->
                assertThat(service.getValue().has("profiles"))
                    .as(service.getKey())
                    .isEqualTo(
                        service.getKey().equals("feed-simulator")
                            || OPTIONAL.contains(service.getKey())));
  }

  private static List<String> networksOf(String service) {
    List<String> names = new ArrayList<>();
    services.get(service).path("networks").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static boolean isInternal(String network) {
    return networks.get(network).path("internal").asBoolean();
  }

  /** Whether answers from outside find back to a container of this network. */
  private static boolean leadsOut(String network) {
    String masquerade = "com.docker.network.bridge.enable_ip_masquerade";
    return !isInternal(network)
        && networks.get(network).path("driver_opts").path(masquerade).asBoolean(true);
  }
}
