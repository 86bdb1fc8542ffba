package velib.dashboard;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import velib.testkit.KafkaExtension;

/** A browser on a slow connection, or one that is busy for a moment. */
class SlowViewerIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();

  @RegisterExtension final RunningDashboard dashboard = new RunningDashboard(kafka);

  private static final int STATIONS = 50_000;
  private static final Pattern STATION = Pattern.compile("\"station_code\":");

  private final DashboardClient client = new DashboardClient(dashboard::port);

  @Test
  void aViewerThatIsBusyWhileALargeNetworkChangesMissesNothing() throws Exception {
    List<String> codes =
        IntStream.range(1_001, 1_001 + STATIONS).mapToObj(String::valueOf).collect(toList());
    try (Socket viewer = new Socket()) {
      viewer.setReceiveBufferSize(64 << 10); // or the system would take megabytes for it
      viewer.connect(new InetSocketAddress("127.0.0.1", dashboard.port()));
      // HTTP/1.0 does not cut the answer into chunks.
      viewer
          .getOutputStream()
          .write("GET /api/stream HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
      await().until(() -> client.metrics().value("velib_page_viewers") == 1);

      dashboard.publishStatuses(codes, 3);
      await().until(() -> client.get("/api/stations").path("stations").size() == STATIONS);

      assertThat(stationsSentTo(viewer)).isEqualTo(STATIONS);
      assertThat(client.metrics().value("velib_page_viewers_let_go_total")).isZero();
    }
  }

  /** Reads until all stations have come, or the server ends the connection. */
  private static long stationsSentTo(Socket viewer) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(viewer.getInputStream(), US_ASCII));
    long stations = 0;
    String line = lines.readLine();
    while (line != null) {
      stations += STATION.matcher(line).results().count();
      line = stations < STATIONS ? lines.readLine() : null;
    }
    return stations;
  }
}
