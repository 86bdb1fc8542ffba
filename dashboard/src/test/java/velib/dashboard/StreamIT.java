package velib.dashboard;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.function.Predicate.isEqual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import velib.testkit.KafkaExtension;

class StreamIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();

  /** So many stations that a few snapshots fill the buffers of a connection. */
  private static final List<String> MANY_STATIONS =
      IntStream.range(10_001, 15_001).mapToObj(String::valueOf).collect(Collectors.toList());

  @RegisterExtension final RunningDashboard dashboard = new RunningDashboard(kafka);

  private final DashboardClient client = new DashboardClient(dashboard::port);

  @Test
  void viewersAreSentWhatChanges() throws Exception {
    dashboard.publishResult("75016", 7, 3);
    await().untilAsserted(() -> assertThat(client.postcodes()).hasSize(1));
    try (EventStream viewer = client.watch(null)) {
      await().until(() -> viewer.all().size() >= 2);
      assertThat(viewer.all().get(0).name).isEqualTo("totals");
      client.requireForm("Totals", viewer.all().get(0).data);
      client.requireForm("State", viewer.all().get(1).data);

      dashboard.publishResult("93200", 9, 4);
      dashboard.publishStatus("16107", 7);

      EventStream.Event update = viewer.awaitFirst("results");
      assertThat(update.data.at("/postcodes/0/postcode").asText()).isEqualTo("93200");
      assertThat(update.data.at("/network/total_bikes").asInt()).isEqualTo(16);
      client.requireForm("Results", update.data);
      EventStream.Event station = viewer.awaitFirst("stations");
      assertThat(station.data.at("/stations/0/bikes").asInt()).isEqualTo(7);
      client.requireForm("StationChanges", station.data);
    }
  }

  @Test
  void whoComesBackIsSentWhatItMissedByAnotherServerToo() throws Exception {
    dashboard.publishResult("75016", 7, 3);
    dashboard.publishResult("75009", 1, 1);
    await().untilAsserted(() -> assertThat(client.postcodes()).hasSize(2));
    String read;
    try (EventStream viewer = client.watch(null)) {
      read = viewer.awaitFirst("totals").id;
    }
    dashboard.stop();
    dashboard.publishResult("75016", 5, 2);
    dashboard.start();
    await().untilAsserted(() -> assertThat(client.networkBikes()).isEqualTo(6));

    try (EventStream viewer = client.watch(read)) {
      EventStream.Event missed = viewer.awaitFirst("results");
      assertThat(viewer.all().get(0)).isSameAs(missed);
      assertThat(missed.data.path("postcodes")).hasSize(1);
      assertThat(missed.data.at("/postcodes/0/total_bikes").asInt()).isEqualTo(5);
    }
    try (EventStream viewer = client.watch("0:999999")) {
      viewer.awaitFirst("totals");
    }
  }

  @Test
  void aViewerWhoTakesNothingIsDisconnectedAndHoldsUpNobody() throws Exception {
    try (Socket deaf = new Socket();
        EventStream viewer = client.watch(null)) {
      deaf.setReceiveBufferSize(4_096);
      deaf.connect(new InetSocketAddress("127.0.0.1", dashboard.port()));
      deaf.getOutputStream()
          .write("GET /api/stream HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
      await().until(() -> client.metrics().value("velib_page_viewers") == 2);

      AtomicInteger bikes = new AtomicInteger();
      await()
          .until(
              () -> {
                dashboard.publishStatuses(MANY_STATIONS, bikes.incrementAndGet());
                return client.metrics().value("velib_page_viewers_let_go_total") == 1;
              });

      assertThat(client.metrics().value("velib_page_viewers")).isEqualTo(1);
      dashboard.publishStatuses(MANY_STATIONS, 0);
      await()
          .until(
              () ->
                  viewer.all().stream()
                      .filter(event -> event.name.equals("stations"))
                      .map(event -> event.data.at("/stations/0/bikes").asInt(-1))
                      .reduce((earlier, later) -> later)
                      .orElse(-1),
              isEqual(0));
    }
  }
}
