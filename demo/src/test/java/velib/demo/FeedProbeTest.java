package velib.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import com.sun.net.httpserver.HttpServer;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import velib.feedsimulator.FeedSimulator;

class FeedProbeTest {
  private FeedSimulator simulator;

  @BeforeEach
  void start() throws Exception {
    simulator = FeedSimulator.start(Map.of("SIMULATOR_STATIONS", "20"));
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void aFeedIsAFeed() throws Exception {
    assertThat(FeedProbe.obstacle(simulator.statusUri())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http-503, HTTP status 503",
    "html, the answer is not JSON",
    "wrong-shape, the answer has no stations",
    "empty-stations, the answer has no stations",
    "hang, no answer within 4 s"
  })
  void whatAnswersOtherwiseIsNone(String fault, String obstacle) throws Exception {
    try (FeedSimulator faulty =
        FeedSimulator.start(
            Map.of("SIMULATOR_STATIONS", "20", "SIMULATOR_FAULTS", fault + ":1.0"))) {
      assertThat(FeedProbe.obstacle(faulty.statusUri())).hasValue(obstacle);
    }
  }

  @Test
  void whereNobodyListensThereIsNone() throws Exception {
    URI gone = simulator.statusUri();
    simulator.close();

    assertThat(FeedProbe.obstacle(gone)).hasValueSatisfying(seen -> assertThat(seen).isNotBlank());
  }

  @Test
  void aFeedOfSixteenMebibytesTakesLittleMoreMemoryThanItsBytes() throws Exception {
    byte[] rows = "{\"stationCode\":1},".repeat(900_000).getBytes(UTF_8);
    HttpServer large =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    large.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          OutputStream out = exchange.getResponseBody();
          out.write("{\"data\":{\"stations\":[".getBytes(UTF_8));
          out.write(rows);
          out.write("0]}}".getBytes(UTF_8));
          exchange.close();
        });
    large.start();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    try {
      URI feed = URI.create("http://127.0.0.1:" + large.getAddress().getPort() + "/");
      assertThat(FeedProbe.obstacle(feed)).isEmpty();
    } finally {
      large.stop(0);
    }

    assertThat(threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before)
        .as("bytes of this thread, which reads the JSON")
        .isLessThan(2L * rows.length);
  }
}
