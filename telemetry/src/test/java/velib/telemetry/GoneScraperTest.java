package velib.telemetry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A scraper that gives up while its answer is sent, as Prometheus does after its time-out. */
final class GoneScraperTest {
  private static final int MANY = 20_000;

  private final List<String> logged = new CopyOnWriteArrayList<>();
  private final Handler log = new Recorder();
  private final CountDownLatch hasGone = new CountDownLatch(1);
  private final CountDownLatch answered = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    PrometheusRegistry registry = new PrometheusRegistry();
    Gauge bikes = Gauge.builder().name("bikes").labelNames("postcode").register(registry);
    for (int postcode = 0; postcode < MANY; postcode++) {
      bikes.labelValues("a postcode of " + postcode).set(postcode);
    }
    MetricsPage page = new MetricsPage(registry);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/metrics", exchange -> answer(page, exchange));
    server.start();
    Logger.getLogger("").addHandler(log);
  }

  @AfterEach
  void stop() {
    Logger.getLogger("").removeHandler(log);
    server.stop(0);
  }

  @Test
  void aScraperThatHasGoneIsNotLogged() throws IOException, InterruptedException {
    try (Socket scraper =
        new Socket(server.getAddress().getAddress(), server.getAddress().getPort())) {
      scraper.setSoLinger(true, 0); // closing resets the connection
      scraper
          .getOutputStream()
          .write("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
    }
    hasGone.countDown();

    assertThat(answered.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(logged).isEmpty();
  }

  private void answer(MetricsPage page, HttpExchange exchange) throws IOException {
    try {
      hasGone.await();
      page.handle(exchange);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      answered.countDown();
    }
  }

  private final class Recorder extends Handler {
    @Override
    public void publish(LogRecord event) {
      logged.add(event.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
