package velib.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import velib.testkit.KafkaExtension;
import velib.testkit.MetricsTable;
import velib.testkit.Scrape;

class DashboardMetricsIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();

  @RegisterExtension final RunningDashboard dashboard = new RunningDashboard(kafka);

  private final DashboardClient client = new DashboardClient(dashboard::port);

  @Test
  void metricsTellWhatThePageShowsAndToHowMany() throws Exception {
    dashboard.publishResult("75016", 7, 3);
    await().untilAsserted(() -> assertThat(client.postcodes()).hasSize(1));
    try (EventStream viewer = client.watch(null)) {
      viewer.awaitFirst("totals");

      Scrape scrape = client.metrics();

      assertThat(scrape.metrics())
          .as("docs/metrics.md")
          .isEqualTo(
              MetricsTable.under(
                  Path.of("").toAbsolutePath().getParent(), "dashboard", "Java process"));
      assertThat(scrape.value("velib_bikes", "postcode", "75016", "type", "mechanical"))
          .isEqualTo(3);
      assertThat(scrape.value("velib_bikes", "postcode", "75016", "type", "electric")).isEqualTo(4);
      assertThat(scrape.value("velib_page_viewers")).isEqualTo(1);
      assertThat(scrape.value("velib_page_viewers_let_go_total")).isZero();
      await()
          .untilAsserted(
              () -> {
                String stream = client.stream();
                assertThat(client.metrics().value("velib_page_stream", "stream", stream))
                    .isEqualTo(1);
              });
    }
    // Seen with the next event, which comes after 10 s at most.
    await()
        .untilAsserted(
            () ->
                assertThat(client.metrics().value("velib_page_viewers"))
                    .as("viewers, once they left")
                    .isZero());
  }
}
