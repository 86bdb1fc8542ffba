package velib.producer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import velib.feedsimulator.Fault;
import velib.feedsimulator.FaultOrder;
import velib.feedsimulator.FeedSimulator;
import velib.kafka.ChildProcess;
import velib.settings.ExitStatus;
import velib.testkit.KafkaExtension;

/** The program as it is started in a container: its own process, stopped by a signal. */
class ProducerProcessIT {
  @RegisterExtension static final KafkaExtension KAFKA = KafkaExtension.shared();

  private static final Duration STARTS_WITHIN = Duration.ofMinutes(1);
  private static final Duration STOP_GRACE = Duration.ofSeconds(30);
  private static final Pattern SERVED = Pattern.compile("Metrics and health at (http://\\S+)");
  private static final String NOBODY = "127.0.0.1:1";

  @TempDir Path folder;

  @Test
  void aSignalBetweenPollsEndsItWithStatusZero() throws IOException {
    String topic = KAFKA.newTopic("velib-projet");
    try (FeedSimulator feed = FeedSimulator.start(Map.of());
        ChildProcess producer = start(feed, KAFKA.bootstrapServers(), topic)) {
      awaitOutput(producer, "Poll 1 published");

      assertThat(producer.stop(STOP_GRACE)).isZero();

      assertThat(producer.output())
          .contains("1500 stations seen, 2 kept, 2 published")
          .contains("Stopped as asked; polls: 1 published");
      assertThat(KAFKA.readCommitted(topic)).hasSize(2);
    }
  }

  @Test
  void aSignalWhileKafkaIsAwayEndsItWithStatusZero() throws IOException {
    try (FeedSimulator feed = FeedSimulator.start(Map.of());
        ChildProcess producer = start(feed, NOBODY, "velib-projet")) {
      awaitOutput(producer, "Waiting for Kafka");

      assertThat(producer.stop(STOP_GRACE)).isZero();

      assertThat(producer.output().split("Waiting for Kafka", -1)).as("said once").hasSize(2);
    }
  }

  @Test
  void aSignalWhileTheFeedHangsEndsItWithStatusZero() throws IOException {
    try (FeedSimulator feed = FeedSimulator.start(Map.of())) {
      feed.order(FaultOrder.of(Fault.HANG).seconds(3600));
      try (ChildProcess producer = start(feed, NOBODY, "velib-projet")) {
        awaitOutput(producer, "Polling http://");

        assertThat(producer.stop(STOP_GRACE)).isZero();
      }
    }
  }

  @Test
  void badSettingsEndItWithTheirStatusAndOneMessage() {
    try (ChildProcess producer =
        start(Map.of("POLL_INTERVAL_SECONDS", "0", "STATION_TTL", "soon"))) {
      assertThat(producer.awaitExit(STARTS_WITHIN)).hasValue(ExitStatus.BAD_SETTINGS);
      assertThat(producer.output())
          .startsWith("Not started, 2 settings are wrong:")
          .contains("POLL_INTERVAL_SECONDS is \"0\"")
          .contains("STATION_TTL is \"soon\"");
    }
  }

  @Test
  void nothingOfTheUserThePasswordAndTheQueryIsPrintedOrServed() throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("VELIB_FEED_URL", "http://velo:s3cret-word@127.0.0.1:1/s.json?token=t0ken");
    environment.put("KAFKA_BOOTSTRAP_SERVERS", NOBODY);
    environment.put("PRODUCER_METRICS_PORT", "0");
    try (ChildProcess producer = start(environment)) {
      awaitOutput(producer, "Poll 1 feed failed");
      Matcher served = SERVED.matcher(producer.output());
      assertThat(served.find()).isTrue();
      URI telemetry = URI.create(served.group(1));

      String health = read(telemetry.resolve("healthz"));
      assertThat(health).contains("no answer from http://127.0.0.1:1/s.json");
      assertThat(producer.output() + health + read(telemetry.resolve("metrics")))
          .doesNotContain("velo:")
          .doesNotContain("s3cret")
          .doesNotContain("t0ken");
    }
  }

  private static String read(URI page) throws IOException {
    try (InputStream body = page.toURL().openStream()) {
      return new String(body.readAllBytes(), UTF_8);
    }
  }

  private ChildProcess start(FeedSimulator feed, String brokers, String topic) {
    Map<String, String> environment = new HashMap<>();
    environment.put("VELIB_FEED_URL", feed.statusUri().toString());
    environment.put("KAFKA_BOOTSTRAP_SERVERS", brokers);
    environment.put("INPUT_TOPIC", topic);
    environment.put("PRODUCER_METRICS_PORT", "0");
    return start(environment);
  }

  private ChildProcess start(Map<String, String> environment) {
    String classPath = Path.of("target", "app").toAbsolutePath().resolve("*").toString();
    return ChildProcess.java("producer", classPath, StatusProducer.class.getName())
        .environment(environment)
        .start(folder.resolve("producer.log"));
  }

  private static void awaitOutput(ChildProcess producer, String words) {
    await().atMost(STARTS_WITHIN).until(() -> producer.output().contains(words));
  }
}
