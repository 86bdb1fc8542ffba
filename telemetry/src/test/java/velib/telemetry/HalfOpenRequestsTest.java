package velib.telemetry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import velib.settings.Setting;
import velib.settings.Settings;

/** Clients that send half a request and wait, as a broken scraper or somebody hostile does. */
class HalfOpenRequestsTest {
  private static final Setting<OptionalInt> PORT =
      Setting.portOrOff("X_METRICS_PORT", 9199, "Port.");
  private static final int MANY = 20;

  private TelemetryServer server;
  private final List<Socket> sockets = new ArrayList<>();

  @BeforeEach
  void start() {
    server =
        TelemetryServer.start(
                Settings.read(List.of(PORT), Map.of(PORT.name(), "0")),
                PORT,
                new PrometheusRegistry(),
                new Well())
            .orElseThrow();
  }

  @AfterEach
  void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    server.close();
  }

  @Test
  void healthIsToldWhileOthersSendHalfARequestAndWait() throws IOException {
    for (int number = 0; number < MANY; number++) {
      send(connect(), "GET /healthz HTTP/1.1\r\nHost: loc");
    }

    String health = answerTo(connect(), "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");

    assertThat(health).startsWith("HTTP/1.1 200");
    assertThat(answerTo(sockets.get(0), "alhost\r\n\r\n"))
        .as("the others were still waiting")
        .startsWith("HTTP/1.1 200");
  }

  private Socket connect() throws IOException {
    URI at = server.uri();
    Socket socket = new Socket(at.getHost(), at.getPort());
    sockets.add(socket);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  private static String answerTo(Socket socket, String text) throws IOException {
    send(socket, text);
    byte[] beginning = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
    return new String(beginning, US_ASCII);
  }

  private static final class Well implements Health {
    @Override
    public HealthReport health() {
      return HealthReport.healthy();
    }

    @Override
    public HealthReport readiness() {
      return HealthReport.healthy();
    }
  }
}
