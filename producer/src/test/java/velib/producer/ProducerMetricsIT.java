package velib.producer;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import velib.feedsimulator.Fault;
import velib.feedsimulator.FaultOrder;
import velib.feedsimulator.FeedSimulator;
import velib.kafka.ChildProcess;
import velib.settings.ExitStatus;
import velib.stationmodel.FeedAnswered;
import velib.testkit.KafkaExtension;
import velib.testkit.MetricsTable;
import velib.testkit.Scrape;

/** What the program tells about itself, as it is started in a container. */
class ProducerMetricsIT {
  @RegisterExtension static final KafkaExtension KAFKA = KafkaExtension.shared();

  private static final Path ROOT = Path.of(System.getProperty("velib.root"));
  private static final Duration STARTS_WITHIN = Duration.ofMinutes(1);
  private static final Pattern SERVED = Pattern.compile("Metrics and health at (http://\\S+)");
  private static final int STATIONS = 50;

  @TempDir Path folder;

  @Test
  void theNumbersAreThoseOfTheTopic() throws IOException {
    String topic = KAFKA.newTopic("velib-projet");
    Instant before = Instant.now();
    try (FeedSimulator feed = feed();
        ChildProcess producer = start(feed, topic, "0")) {
      awaitOutput(producer, "Poll 1 published");
      Scrape scrape = Scrape.from(served(producer));

      List<ConsumerRecord<String, String>> messages = KAFKA.readCommitted(topic);
      assertThat(messages).hasSize(STATIONS);
      assertThat(scrape.value("velib_polls_total", "outcome", "published")).isEqualTo(1);
      assertThat(scrape.value("velib_polls_total", "outcome", "feed_failed")).isZero();
      assertThat(scrape.value("velib_poll_duration_seconds_count")).isEqualTo(1);
      assertThat(scrape.value("velib_feed_stations")).isEqualTo(STATIONS);
      assertThat(scrape.value("velib_stations_published")).isEqualTo(messages.size());
      assertThat(scrape.value("velib_statuses_published_total")).isEqualTo(messages.size());
      assertThat(scrape.value("velib_publish_acknowledgement_seconds_count")).isEqualTo(1);
      assertThat(scrape.value("velib_publish_acknowledgement_seconds_sum"))
          .isPositive()
          .isLessThan(scrape.value("velib_poll_duration_seconds_sum"));
      assertThat(answers(messages))
          .as("one answer of the feed, of now")
          .hasSize(1)
          .allSatisfy(answered -> assertThat(answered).isBetween(before, Instant.now()));
      assertThat(status(producer, "healthz")).isEqualTo(200);
      assertThat(status(producer, "readyz")).isEqualTo(200);
      assertThat(scrape.metrics())
          .as("docs/metrics.md")
          .isEqualTo(MetricsTable.under(ROOT, "producer", "Java process"));
    }
  }

  @Test
  void aFeedThatIsDownIsCountedAndMakesItDegradedAndNotReady() throws IOException {
    try (FeedSimulator feed = feed()) {
      feed.order(FaultOrder.of(Fault.HTTP_503));
      try (ChildProcess producer = start(feed, KAFKA.newTopic("velib-projet"), "0")) {
        awaitOutput(producer, "Poll 1 feed failed");
        Scrape scrape = Scrape.from(served(producer));

        assertThat(scrape.value("velib_polls_total", "outcome", "feed_failed")).isEqualTo(1);
        assertThat(scrape.value("velib_polls_total", "outcome", "published")).isZero();
        assertThat(scrape.value("velib_statuses_published_total")).isZero();
        assertThat(scrape.value("velib_publish_acknowledgement_seconds_count")).isZero();
        assertThat(scrape.find("velib_feed_stations")).isEmpty();
        assertThat(status(producer, "healthz")).isEqualTo(200);
        assertThat(status(producer, "readyz")).isEqualTo(503);
      }
    }
  }

  @Test
  void aPortThatIsTakenEndsItWithARefusalsStatusAndOneMessage() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"));
        FeedSimulator feed = feed();
        ChildProcess producer = start(feed, "velib-projet", String.valueOf(taken.getLocalPort()))) {
      assertThat(producer.awaitExit(STARTS_WITHIN)).hasValue(ExitStatus.REFUSED);
      assertThat(producer.output())
          .startsWith("Not started: PRODUCER_METRICS_PORT is " + taken.getLocalPort())
          .contains("PRODUCER_METRICS_PORT=off")
          .doesNotContain("Exception");
    }
  }

  @Test
  void itWorksWithoutMetricsWhereNoneAreWanted() throws IOException {
    try (FeedSimulator feed = feed();
        ChildProcess producer = start(feed, KAFKA.newTopic("velib-projet"), "off")) {
      awaitOutput(producer, "Poll 1 published");

      assertThat(producer.output()).doesNotContain("Metrics");
    }
  }

  private static Set<Instant> answers(List<ConsumerRecord<String, String>> messages) {
    return messages.stream()
        .map(message -> message.headers().lastHeader(FeedAnswered.HEADER).value())
        .map(header -> Instant.ofEpochMilli(FeedAnswered.readMs(header).orElseThrow()))
        .collect(toSet());
  }

  private static int status(ChildProcess producer, String page) throws IOException {
    return ((HttpURLConnection) served(producer).resolve(page).toURL().openConnection())
        .getResponseCode();
  }

  private static URI served(ChildProcess producer) {
    Matcher said = SERVED.matcher(producer.output());
    assertThat(said.find()).as(producer.output()).isTrue();
    return URI.create(said.group(1));
  }

  private static void awaitOutput(ChildProcess producer, String words) {
    await().atMost(STARTS_WITHIN).until(() -> producer.output().contains(words));
  }

  private static FeedSimulator feed() throws IOException {
    return FeedSimulator.start(Map.of("SIMULATOR_STATIONS", String.valueOf(STATIONS)));
  }

  /** Polls once, as the second poll is a day away. */
  private ChildProcess start(FeedSimulator feed, String topic, String metricsPort) {
    Map<String, String> environment = new HashMap<>();
    environment.put("VELIB_FEED_URL", feed.statusUri().toString());
    environment.put("STATION_CODES", "*");
    environment.put("POLL_INTERVAL_SECONDS", "86400");
    environment.put("STATION_TTL", "72h");
    environment.put("KAFKA_BOOTSTRAP_SERVERS", KAFKA.bootstrapServers());
    environment.put("INPUT_TOPIC", topic);
    environment.put("PRODUCER_METRICS_PORT", metricsPort);
    String classPath = Path.of("target", "app").toAbsolutePath().resolve("*").toString();
    return ChildProcess.java("producer", classPath, StatusProducer.class.getName())
        .environment(environment)
        .start(folder.resolve("producer.log"));
  }
}
