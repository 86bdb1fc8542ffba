package velib.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import velib.testkit.KafkaExtension;

class StationInformationIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();

  @RegisterExtension final RunningDashboard dashboard = new RunningDashboard(kafka);

  private final DashboardClient client = new DashboardClient(dashboard::port);

  @Test
  void namesAndPlacesAreKeptForAStartWithoutTheFeed() throws Exception {
    dashboard.publishStatus("16107", 7);
    await().untilAsserted(() -> assertThat(nameOfFirstStation()).isNotEmpty());
    String name = nameOfFirstStation();
    dashboard.stop();
    dashboard.stopFeed();

    dashboard.start();

    await().untilAsserted(() -> assertThat(nameOfFirstStation()).isEqualTo(name));
    assertThat(client.get("/api/stations").at("/stations/0/lat").isNumber()).isTrue();
  }

  private String nameOfFirstStation() throws Exception {
    return client.get("/api/stations").at("/stations/0/name").asText("");
  }
}
