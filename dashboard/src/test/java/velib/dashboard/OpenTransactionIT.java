package velib.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import velib.testkit.KafkaExtension;

/** Somebody publishes to the input topic in a transaction and does not end it. */
class OpenTransactionIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();

  @RegisterExtension final RunningDashboard dashboard = new RunningDashboard(kafka);

  private final DashboardClient client = new DashboardClient(dashboard::port);

  @Test
  void messagesThatWaitBehindAnOpenTransactionAreNotBlamedOnTheFeed() throws Exception {
    dashboard.publishStatus("16107", 7);
    dashboard.jobHasReadAll();
    await().untilAsserted(() -> assertThat(client.stream()).isEqualTo("live"));
    try (KafkaProducer<String, String> stranger = stranger();
        EventStream viewer = client.watch(null)) {
      stranger.initTransactions();
      stranger.beginTransaction();
      stranger.send(new ProducerRecord<>(dashboard.statuses(), 0, "16108", "{}")).get();

      await().untilAsserted(() -> assertThat(client.stream()).isEqualTo("held-up"));
      JsonNode totals = client.get("/api/totals");
      client.requireForm("Totals", totals);
      assertThat(totals.at("/state/since").asText()).isNotEmpty();
      assertThat(totals.at("/state/unread").asLong()).as("up to the end").isEqualTo(1);
      assertThat(client.get("/healthz").path("stream").asText()).isEqualTo("held-up");
      client.requireForm("Health", client.get("/healthz"));
      assertThat(client.metrics().value("velib_page_stream", "stream", "held-up")).isEqualTo(1);
      await()
          .until(
              () ->
                  viewer.all().stream()
                      .anyMatch(e -> e.data.path("stream").asText().equals("held-up")));

      stranger.abortTransaction();
      dashboard.jobHasReadAll();
      await().untilAsserted(() -> assertThat(client.stream()).isEqualTo("live"));
    }
  }

  private static KafkaProducer<String, String> stranger() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "a-stranger"),
        new StringSerializer(),
        new StringSerializer());
  }
}
