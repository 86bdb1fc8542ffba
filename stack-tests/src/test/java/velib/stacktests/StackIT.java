package velib.stacktests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import velib.stacktests.monitoring.Dashboards;

/**
 * The containers as a person runs them, on the simulated network with all its stations.
 *
 * <p>Starting takes a while, so the tests share one stack. Tests that only look come before those
 * that stop and kill; none depends on the outcome of another.
 */
@NeedsDocker
@TestMethodOrder(OrderAnnotation.class)
final class StackIT {
  private static final List<String> RUNNING =
      List.of(
          "zookeeper",
          "kafka",
          "producer",
          "spark-consumer",
          "dashboard",
          "feed-simulator",
          "prometheus",
          "alertmanager");
  private static final List<String> TOPICS =
      List.of("velib-projet", "velib-projet-final-data", "velib-projet-dead-letter");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  private static Stack stack;
  private static StackTotals totals;
  private static String saidByUp;

  @BeforeAll
  static void start() {
    stack =
        new Stack(
            Map.of(
                "HEALTH_CHECK_INTERVAL", "2s",
                "MONITORING", "on",
                "STATION_CODES", "*",
                "POLL_INTERVAL_SECONDS", "5",
                "SIMULATOR_STEP_SECONDS", "5"));
    totals = new StackTotals(stack);
    saidByUp = stack.up();
  }

  @AfterAll
  static void removeEverything() {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  @Order(1)
  void upEndsWithResultsAndWithWhereToLook() {
    assertThat(saidByUp)
        .contains("\"total_bikes\":")
        .contains("make results", stack.page(), stack.prometheus());
  }

  @Test
  @Order(1)
  void everyServiceIsHealthy() {
    assertThat(RUNNING)
        .allSatisfy(
            service ->
                assertThat(stack.inspect(service, "{{.State.Health.Status}}"))
                    .as(service)
                    .isEqualTo("healthy"));
    assertThat(stack.inspect("kafka-init", "{{.State.Status}} {{.State.ExitCode}}"))
        .isEqualTo("exited 0");
  }

  @Test
  @Order(1)
  void aProgramOnThisMachineReachesTheBroker()
      throws ExecutionException, InterruptedException, java.util.concurrent.TimeoutException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS))
          .contains("velib-projet", "velib-projet-final-data", "velib-projet-dead-letter");
    }
  }

  @Test
  @Order(1)
  void theCommandsOfTheKafkaQuickStartCanBeTypedAsTheyStand() {
    assertThat(
            Stream.of("kafka-topics", "kafka-topics.sh")
                .map(
                    command ->
                        stack
                            .exec(
                                "kafka", command, "--bootstrap-server", "localhost:9092", "--list")
                            .succeed(Docker.A_MINUTE)))
        .allSatisfy(topics -> assertThat(topics).contains("velib-projet-final-data"));
  }

  @Test
  @Order(2)
  void theTotalsEqualTheSimulatorsTruth() {
    totals.assertEqualTruth();
  }

  @Test
  @Order(2)
  void prometheusWatchesAllOfThemAndJudgesTheRules() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(prometheus("targets?state=active").get("activeTargets"))
                    .hasSize(5)
                    .allSatisfy(
                        target -> assertThat(target.get("health").asText()).isEqualTo("up")));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(prometheus("rules").at("/groups/0/rules"))
                    .hasSizeGreaterThan(8)
                    .allSatisfy(rule -> assertThat(rule.get("health").asText()).isEqualTo("ok"))
                    .allSatisfy(
                        rule -> assertThat(rule.get("state").asText()).isEqualTo("inactive")));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        prometheus("query?query=sum(velib_bikes)").at("/result/0/value/1").asInt())
                    .isPositive());
  }

  @Test
  @Order(2)
  void everyQueryOfTheDashboardsHasAResult() throws IOException {
    Map<String, String> queries = new TreeMap<>(Dashboards.queries());
    // Nothing fires, and nothing is an hour old.
    queries
        .values()
        .removeIf(query -> query.startsWith("max by (alertname") || query.contains("offset 1h"));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              for (Map.Entry<String, String> query : queries.entrySet()) {
                String question = "query?query=" + URLEncoder.encode(query.getValue(), UTF_8);
                assertThat(prometheus(question).get("result")).as(query.getKey()).isNotEmpty();
              }
            });
  }

  @Test
  @Order(2)
  void theDoctorLooksAtEverythingAndFindsNothingWrong() {
    Command.Outcome seen = stack.make("doctor").run(PATIENCE);

    assertThat(seen.status).as(seen.all()).isZero();
    assertThat(
            List.of(
                "docker",
                "memory",
                "disk",
                "ports",
                "feed",
                "containers",
                "versions",
                "broker",
                "topics",
                "producer",
                "spark-consumer",
                "checkpoint",
                "lag",
                "freshness"))
        .allSatisfy(what -> assertThat(seen.output).containsPattern("(?m)^(ok|note) +" + what));
    assertThat(seen.output).contains("Nothing is wrong.");
  }

  @Test
  @Order(4)
  void theDoctorNamesWhatIsMissingAndWhatToDo() {
    stack.compose("stop", "spark-consumer", "producer").succeed(PATIENCE);
    try {
      Command.Outcome seen = stack.make("doctor").run(PATIENCE);

      assertThat(seen.status).as(seen.all()).isNotZero();
      assertThat(seen.output)
          .containsPattern("WRONG +containers +spark-consumer is exited")
          .contains("docker compose logs --tail 20 spark-consumer")
          .containsPattern("(?m)^note +feed +simulated in a container")
          .doesNotContainPattern("(?m)^WRONG +feed");
    } finally {
      stack.compose("start", "spark-consumer", "producer").succeed(PATIENCE);
    }
  }

  /** The {@code data} of a response of Prometheus' API. */
  private static JsonNode prometheus(String question) throws IOException {
    URI address = URI.create(stack.prometheus() + "/api/v1/" + question);
    return new ObjectMapper().readTree(address.toURL()).get("data");
  }

  @Test
  @Order(3)
  void upASecondTimeLeavesTheContainersAsTheyAre() {
    Map<String, String> before = containers();

    stack.up();

    assertThat(containers()).isEqualTo(before);
  }

  @Test
  @Order(3)
  void aClientInCReadsEveryTopic() {
    OtherClients clients = new OtherClients(stack);
    clients.requireTool("kcat");
    clients.publishWhatCannotBeCounted();

    assertThat(TOPICS).allSatisfy(topic -> assertThat(clients.kcat(topic)).isNotBlank());
  }

  @Test
  @Order(3)
  void aClientInNodeReadsEveryTopic() {
    OtherClients clients = new OtherClients(stack);
    clients.requireTool("npm");
    clients.publishWhatCannotBeCounted();
    Path client = clients.installNodeClient(folder);

    assertThat(TOPICS).allSatisfy(topic -> assertThat(clients.node(client, topic)).isNotBlank());
  }

  @Test
  @Order(4)
  void theSparkJobBeginsAgainAfterItsCheckpointWasReset() {
    stack.make("reset-checkpoint").succeed(PATIENCE);

    totals.assertEqualTruth();
  }

  @Test
  @Order(5)
  void aKilledBrokerComesBackAndTheTotalsGoOn() {
    // Kills all processes of the container except its init, as the kernel would.
    stack.exec("kafka", "bash", "-c", "kill -KILL -1").run(Docker.A_MINUTE);

    await()
        .atMost(PATIENCE)
        .until(
            () ->
                !stack.inspect("kafka", "{{.RestartCount}}").equals("0")
                    && stack.inspect("kafka", "{{.State.Health.Status}}").equals("healthy"));
    totals.assertEqualTruth();
  }

  @Test
  @Order(6)
  void downLeavesNothingButTheDataAndUpContinuesWithIt() {
    long published = totals.endOfInputTopic();

    stack.down();

    String ours = "label=com.docker.compose.project=" + stack.project();
    assertThat(Docker.lines("ps", "--all", "--quiet", "--filter", ours)).isEmpty();
    assertThat(Docker.lines("network", "ls", "--quiet", "--filter", ours)).isEmpty();
    assertThat(Docker.lines("volume", "ls", "--quiet", "--filter", ours)).hasSize(6);

    stack.up();

    assertThat(totals.endOfInputTopic()).as("messages on velib-projet").isGreaterThan(published);
    totals.assertEqualTruth();
    assertThat(stack.compose("logs", "spark-consumer").succeed(Docker.A_MINUTE))
        .doesNotContain("Exception");
  }

  private static Map<String, String> containers() {
    return RUNNING.stream().collect(Collectors.toMap(service -> service, stack::container));
  }
}
