package velib.stacktests.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import velib.stacktests.Command;
import velib.stacktests.Repository;

/**
 * What people are sent, by a real Prometheus and a real Alertmanager, which are in Debian's
 * packages prometheus and prometheus-alertmanager.
 */
final class AlertmanagerTest {
  private static final Path ROOT = Repository.root();
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path folder;

  @BeforeEach
  void requireAlertmanager() {
    assumeTrue(LocalAlertmanager.isInstalled(), "prometheus-alertmanager is not installed");
  }

  @Test
  void whatTheRulesFireReachesPeopleAsOneMessageAndSoDoesItsEnd() throws Exception {
    assumeTrue(Command.isOnThePath("prometheus"), "prometheus is not installed");

    try (Webhook people = new Webhook();
        Target first = new Target(false);
        Target second = new Target(false);
        Target others = new Target(true);
        LocalAlertmanager alertmanager =
            LocalAlertmanager.start(folder, Map.of("ALERT_WEBHOOK", people.address()));
        LocalPrometheus prometheus =
            LocalPrometheus.with(
                folder,
                configuration(
                    first.address() + "\",\"" + second.address(),
                    others.address(),
                    alertmanager.address()))) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(people.messages())
                      .as("messages with both producers")
                      .anyMatch(
                          message -> isAbout(message, "firing") && alerts(message).size() == 2));
      assertThat(people.messages())
          .allSatisfy(
              message ->
                  assertThat(alerts(message))
                      .allSatisfy(
                          alert -> {
                            assertThat(alert.at("/annotations/summary").asText())
                                .isEqualTo("The producer does not run.");
                            assertThat(alert.at("/annotations/runbook").asText())
                                .isEqualTo("docs/operations.md#cannot-publish");
                          }));

      first.mend();
      second.mend();
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(people.messages()).anyMatch(message -> isAbout(message, "resolved")));
      assertThat(prometheus.get("/api/v1/alertmanagers").get("activeAlertmanagers")).hasSize(1);
    }
  }

  @Test
  void aChatIsSentWhatItUnderstands() throws Exception {
    try (Webhook people = new Webhook();
        LocalAlertmanager alertmanager =
            LocalAlertmanager.start(
                folder,
                Map.of("ALERT_WEBHOOK", people.address(), "ALERT_WEBHOOK_FORMAT", "slack"))) {
      alertmanager.fire("VelibFeedDown", "producer:9101");

      await().atMost(PATIENCE).until(() -> !people.messages().isEmpty());
      JsonNode attachment = people.messages().get(0).at("/attachments/0");
      assertThat(attachment.get("title").asText()).isEqualTo("firing: VelibFeedDown");
      assertThat(attachment.get("text").asText()).startsWith("firing: Something is wrong.");
    }
  }

  @Test
  void withoutAnAddressAlertsAreKeptAndNobodyIsTold() throws Exception {
    try (LocalAlertmanager alertmanager = LocalAlertmanager.start(folder, Map.of())) {
      alertmanager.fire("VelibFeedDown", "producer:9101");

      assertThat(alertmanager.status()).contains("receivers:").doesNotContain("webhook_configs");
    }
  }

  /** Debian 12's Alertmanager, 0.25, has it in its log; the images' is newer. */
  @ParameterizedTest
  @CsvSource({"alertmanager", "slack"})
  void theAddressIsNeverPrinted(String format) throws Exception {
    Webhook gone = new Webhook();
    gone.close();

    try (LocalAlertmanager alertmanager =
        LocalAlertmanager.start(
            folder, Map.of("ALERT_WEBHOOK", gone.address(), "ALERT_WEBHOOK_FORMAT", format))) {
      assumeFalse(alertmanager.status().contains("\"version\":\"0.25."), "Debian 12's version");
      alertmanager.fire("VelibFeedDown", "producer:9101");

      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(alertmanager.log()).contains("Notify attempt failed"));
      assertThat(alertmanager.log()).doesNotContain(Webhook.SECRET);
      assertThat(alertmanager.status()).doesNotContain(Webhook.SECRET);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "s3cret.example.org/x, alertmanager, ALERT_WEBHOOK is no address",
    "http://example.org/s3cret x, alertmanager, ALERT_WEBHOOK has a blank",
    "http://example.org/s3cret, telegram, ALERT_WEBHOOK_FORMAT is 'telegram'"
  })
  void anAddressOrAFormatThatCannotBeIsRefusedWithoutPrintingTheAddress(
      String address, String format, String sentence) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("ALERT_WEBHOOK", address);
    environment.put("ALERT_WEBHOOK_FORMAT", format);
    environment.put("ALERTMANAGER_DIR", folder.toString());
    String start = LocalAlertmanager.files(folder.resolve("etc")).resolve("start").toString();

    Command.Outcome refused = new Command(environment, List.of("sh", start)).run(PATIENCE);

    assertThat(refused.status).isEqualTo(2);
    assertThat(refused.all()).contains(sentence).doesNotContain("s3cret");
  }

  /** The container's configuration and rules, without the minutes that they wait. */
  private String configuration(String producers, String others, String alertmanager)
      throws IOException {
    String alerts = Files.readString(ROOT.resolve("docs/alerts.yml"));
    Path rules =
        Files.writeString(folder.resolve("alerts.yml"), alerts.replaceAll("for: \\d+m", "for: 0s"));
    return Files.readString(ROOT.resolve("docker/prometheus/prometheus.yml"))
        .replaceAll("_interval: \\d+s", "_interval: 1s")
        .replace("/etc/prometheus/alerts.yml", rules.toString())
        .replace("alertmanager:9093", alertmanager)
        .replace("producer:9101", producers)
        .replaceAll("(spark-consumer|dashboard|kafka|zookeeper):\\d+", others);
  }

  private static boolean isAbout(JsonNode message, String status) {
    return message.get("status").asText().equals(status);
  }

  private static List<JsonNode> alerts(JsonNode message) {
    List<JsonNode> alerts = new ArrayList<>();
    message.get("alerts").forEach(alerts::add);
    return alerts;
  }
}
