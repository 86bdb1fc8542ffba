package velib.producer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import velib.feedclient.FeedSettings;
import velib.kafka.ChildProcess;
import velib.testkit.KafkaExtension;

/** The program with the heap of its container, and answers that are as large as may be. */
class LargeAnswersIT {
  @RegisterExtension static final KafkaExtension KAFKA = KafkaExtension.shared();

  private static final Path ROOT = Path.of(System.getProperty("velib.root"));
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final int MOST_BYTES =
      FeedSettings.bytes(Integer.parseInt(FeedSettings.FEED_MAX_MEBIBYTES.defaultText()));
  private static final int MOST_STATIONS =
      Integer.parseInt(FeedSettings.FEED_MAX_STATIONS.defaultText());

  @TempDir Path folder;
  private final List<byte[]> answers = new ArrayList<>();
  private HttpServer feed;

  @BeforeEach
  void serveTheAnswersInTurn() throws IOException {
    feed = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    feed.createContext(
        "/",
        exchange -> {
          byte[] body = answers.size() > 1 ? answers.remove(0) : answers.get(0);
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    feed.start();
  }

  @AfterEach
  void stopTheFeed() {
    feed.stop(0);
  }

  @Test
  void millionsOfRowsInAFewKilobytesAreRefusedInOneSentence() throws IOException {
    byte[] bomb = gzip(Feeds.of("0" + ",0".repeat(MOST_BYTES / 2 - 50)));
    assertThat(bomb.length).isLessThan(20_000);
    answers.add(bomb);
    answers.add(gzip(Feeds.ofCodes("16107", "32017")));

    try (ChildProcess producer = start()) {
      await().atMost(LONGEST).until(() -> hasEnded(producer) || hasPolled(producer, 2));

      assertThat(producer.output())
          .contains("Poll 1 not the feed: the answer has more than " + MOST_STATIONS + " stations")
          .contains("(FEED_MAX_STATIONS)")
          .contains("Poll 2 published");
    }
  }

  @Test
  void theHeapHoldsAnswersWithAsManyStationsAndBytesAsAreRead() throws IOException {
    answers.add(gzip(largest('a')));
    answers.add(gzip(largest('b')));
    answers.add(gzip(largest('c')));

    try (ChildProcess producer = start()) {
      await().atMost(LONGEST).until(() -> hasEnded(producer) || hasPolled(producer, 3));

      String published = MOST_STATIONS + " stations seen, %1$d kept, %1$d published";
      assertThat(producer.output())
          .contains("Poll 1 published; " + String.format(Locale.ROOT, published, MOST_STATIONS))
          .contains("Poll 3 published; " + String.format(Locale.ROOT, published, MOST_STATIONS));
    }
  }

  /** As many stations as are read, in as many bytes. */
  private static String largest(char filling) {
    int rowBytes = MOST_BYTES / MOST_STATIONS - 4; // three more with its end and a comma
    String[] rows = new String[MOST_STATIONS];
    for (int station = 0; station < rows.length; station++) {
      String row = "{\"stationCode\":" + (100_000 + station) + ",\"x\":\"";
      rows[station] = row + String.valueOf(filling).repeat(rowBytes - row.length()) + "\"}";
    }
    return Feeds.of(rows);
  }

  private ChildProcess start() throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("VELIB_FEED_URL", "http://127.0.0.1:" + feed.getAddress().getPort() + "/");
    environment.put("STATION_CODES", "*");
    environment.put("POLL_INTERVAL_SECONDS", "1");
    environment.put("KAFKA_BOOTSTRAP_SERVERS", KAFKA.bootstrapServers());
    environment.put("INPUT_TOPIC", KAFKA.newTopic("velib-projet"));
    environment.put("PRODUCER_METRICS_PORT", "0");
    String classPath = Path.of("target", "app").toAbsolutePath().resolve("*").toString();
    return ChildProcess.java("producer", classPath, StatusProducer.class.getName())
        .jvmOptions(List.of("-Xmx" + heap(), "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"))
        .environment(environment)
        .start(folder.resolve("producer.log"));
  }

  /** The heap of the container. */
  private static String heap() throws IOException {
    return Files.readAllLines(ROOT.resolve(".env")).stream()
        .filter(line -> line.startsWith("PRODUCER_HEAP="))
        .map(line -> line.substring(line.indexOf('=') + 1))
        .findFirst()
        .orElseThrow();
  }

  private static boolean hasPolled(ChildProcess producer, int polls) {
    return producer.output().contains("Poll " + polls + " ");
  }

  private static boolean hasEnded(ChildProcess producer) {
    return !producer.isAlive();
  }

  private static byte[] gzip(String body) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(body.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }
}
