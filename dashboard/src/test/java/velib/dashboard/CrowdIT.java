package velib.dashboard;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import velib.testkit.KafkaExtension;

/** More connections than there should be. */
class CrowdIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();

  @RegisterExtension
  final RunningDashboard dashboard = new RunningDashboard(kafka).with("DASHBOARD_MAX_VIEWERS", "2");

  private final DashboardClient client = new DashboardClient(dashboard::port);
  private final List<Socket> sockets = new ArrayList<>();

  @AfterEach
  void disconnect() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Test
  void viewersBeyondTheLimitAreAskedToComeBackLater() throws Exception {
    try (EventStream first = client.watch(null);
        EventStream second = client.watch(null)) {
      first.awaitFirst("totals");
      second.awaitFirst("totals");

      HttpResponse<String> refusal = client.ask("/api/stream");

      assertThat(refusal.statusCode()).isEqualTo(503);
      assertThat(refusal.headers().firstValue("Retry-After")).hasValue("30");
      client.requireError(refusal);
      assertThat(client.metrics().value("velib_page_viewers")).isEqualTo(2);
      assertThat(client.metrics().value("velib_page_viewers_refused_total")).isEqualTo(1);
    }
    await().until(() -> client.metrics().value("velib_page_viewers") == 0);
    try (EventStream later = client.watch(null)) {
      later.awaitFirst("totals");
    }
  }

  @Test
  void thePageAnswersWhileManySendHalfARequestAndWait() throws Exception {
    for (int number = 0; number < 300; number++) {
      Socket socket = new Socket("127.0.0.1", dashboard.port());
      sockets.add(socket);
      socket.getOutputStream().write("GET /readyz HTTP/1.1\r\nHost: loc".getBytes(US_ASCII));
    }

    await().until(() -> client.ask("/readyz").statusCode() == 200);

    Socket waiting = sockets.get(0);
    waiting.getOutputStream().write("alhost\r\n\r\n".getBytes(US_ASCII));
    byte[] beginning = waiting.getInputStream().readNBytes("HTTP/1.1 200".length());
    assertThat(new String(beginning, US_ASCII)).isEqualTo("HTTP/1.1 200");
  }
}
