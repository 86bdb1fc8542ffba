package velib.stacktests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the Compose file asks for, as Compose itself understands it. */
@NeedsDocker
final class ComposeFileIT {
  private static final long FOUR_GIB = 4L << 30;

  private static JsonNode services;

  @BeforeAll
  static void composeReadsTheFile() throws IOException {
    String json =
        Docker.command("compose", "--profile", "*", "config", "--format", "json")
            .succeed(Docker.A_MINUTE);
    services = new ObjectMapper().readTree(json).get("services");
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
            "prometheus");
  }

  @Test
  void theMemoryLimitsSumToLessThanFourGigabytes() {
    long sum = 0;
    for (JsonNode service : services) {
      assertThat(service.has("mem_limit")).as(service.toString()).isTrue();
      sum += service.get("mem_limit").asLong();
    }

    assertThat(sum).isLessThan(FOUR_GIB);
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
  void onlyTheSimulatorAndPrometheusWaitForTheirProfiles() {
    services
        .fields()
        .forEachRemaining(
            service ->
                assertThat(service.getValue().has("profiles"))
                    .as(service.getKey())
                    .isEqualTo(List.of("feed-simulator", "prometheus").contains(service.getKey())));
  }
}
