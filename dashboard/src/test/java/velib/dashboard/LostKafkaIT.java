package velib.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import velib.testkit.KafkaExtension;

/** A topic that is recreated, and a broker that is stopped. */
class LostKafkaIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.own();

  @RegisterExtension final RunningDashboard dashboard = new RunningDashboard(kafka);

  private final DashboardClient client = new DashboardClient(dashboard::port);

  @Test
  void aTopicThatWasRecreatedIsReadFromItsBeginning() throws Exception {
    dashboard.publishResult("75016", 7, 3);
    dashboard.publishResult("75009", 1, 1);
    await().untilAsserted(() -> assertThat(client.postcodes()).hasSize(2));

    dashboard.recreateResultsTopic();
    dashboard.publishResult("93200", 2, 1);

    await()
        .untilAsserted(
            () -> {
              JsonNode totals = client.get("/api/totals");
              assertThat(totals.at("/network/total_bikes").asInt()).isEqualTo(2);
              assertThat(totals.path("postcodes")).hasSize(1);
            });
  }

  @Test
  void aBrokerThatIsAwayIsSaidAndComeBackTo() throws Exception {
    dashboard.publishResult("75016", 7, 3);
    dashboard.publishStatus("16107", 7);
    await().untilAsserted(() -> assertThat(client.stream()).isEqualTo("live"));
    kafka.servers().stopBroker();
    try (EventStream viewer = client.watch(null)) {
      await().untilAsserted(() -> assertThat(client.stream()).isEqualTo("kafka-down"));
      await()
          .until(
              () ->
                  viewer.all().stream()
                      .anyMatch(e -> e.data.path("stream").asText().equals("kafka-down")));
      assertThat(client.networkBikes()).isEqualTo(7);
    } finally {
      kafka.servers().startBroker();
    }
    dashboard.publishResult("75016", 6, 3);
    await().untilAsserted(() -> assertThat(client.networkBikes()).isEqualTo(6));
    await().untilAsserted(() -> assertThat(client.stream()).isNotEqualTo("kafka-down"));
  }
}
