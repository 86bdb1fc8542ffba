package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import velib.kafka.ChildProcess;
import velib.settings.ExitStatus;
import velib.stationmodel.FeedAnswered;
import velib.testkit.KafkaExtension;
import velib.testkit.MetricsTable;
import velib.testkit.Scrape;

/** What the job tells about itself, as people start it: a process of its own. */
public class ConsumerMetricsIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();

  private static final Path ROOT = Path.of(System.getProperty("velib.root"));
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Pattern SERVED = Pattern.compile("Metrics and health at (http://\\S+)");

  @TempDir Path folder;

  @Test
  void theNumbersAreThoseOfTheTopic() throws IOException {
    Instant now = Instant.now();
    Instant answered = now.minusSeconds(1_000);
    try (ConsumerFixture topics =
        new ConsumerFixture(kafka, folder.resolve("checkpoint"), 1, "CreateTime")) {
      publish(topics, now.minusSeconds(7_200), now.minusSeconds(7_200), "16108"); // expired
      publish(topics, now, now.minusSeconds(1_060), "16107"); // superseded
      publish(topics, now, answered, "71002"); // no postcode
      topics.publish("key", "not JSON at all");
      topics.publish(null, (byte[]) null);
      publish(topics, now, answered, "32017");
      publish(topics, now, answered, "16107");
      topics.flush();
      Instant published = Instant.now();
      try (ChildProcess consumer = SubmittedJob.startOnAnyTopicTime(folder, topics.environment())) {
        Scrape scrape = awaitReported(consumer, 1);

        assertThat(scrape.value("velib_messages_total", "outcome", "counted")).isEqualTo(2);
        assertThat(scrape.value("velib_messages_total", "outcome", "superseded")).isEqualTo(1);
        assertThat(scrape.value("velib_messages_total", "outcome", "expired")).isEqualTo(1);
        assertThat(scrape.value("velib_messages_total", "outcome", "dead_letter")).isEqualTo(3);
        assertThat(topics.published()).hasSize(2);
        assertThat(scrape.value("velib_results_total")).isEqualTo(2);
        assertThat(topics.read(topics.deadLetters)).hasSize(3);
        for (String reason : List.of("no-postcode", "not-json", "removal-without-key")) {
          assertThat(scrape.value("velib_dead_letters_total", "reason", reason)).isEqualTo(1);
        }
        assertThat(scrape.value("velib_dead_letters_total", "reason", "bad-count")).isZero();
        assertThat(scrape.value("velib_state_rows")).as("postcodes").isEqualTo(2);
        assertThat(scrape.value("velib_state_memory_bytes")).isPositive();
        assertThat(scrape.value("velib_input_lag_messages")).isZero();
        assertThat(scrape.value("velib_input_behind_open_transaction_messages")).isZero();
        assertThat(scrape.value("velib_query_running")).isEqualTo(1);
        for (String phase : List.of("trigger_execution", "add_batch", "query_planning")) {
          assertThat(scrape.value("velib_batch_duration_seconds_count", "phase", phase))
              .as(phase)
              .isEqualTo(scrape.value("velib_batches_total"));
        }
        assertThat(scrape.value("velib_result_freshness_seconds_count")).isEqualTo(1);
        assertThat(scrape.value("velib_result_freshness_seconds_sum"))
            .as("since the answer that the last message is from")
            .isBetween(seconds(answered, published), seconds(answered, Instant.now()));
        assertThat(status(consumer, "healthz")).isEqualTo(200);
        assertThat(status(consumer, "readyz")).isEqualTo(200);
        assertThat(scrape.metrics())
            .as("docs/metrics.md")
            .isEqualTo(MetricsTable.under(ROOT, "spark-consumer", "Java process"));

        aMessageWithoutTheHeaderCountsByItsOwnTime(topics, consumer, scrape);
      }
    }
  }

  private static void aMessageWithoutTheHeaderCountsByItsOwnTime(
      ConsumerFixture topics, ChildProcess consumer, Scrape before) throws IOException {
    Instant sent = Instant.now().minusSeconds(500);
    topics.publishAt(sent.toEpochMilli(), "16107", TestNetwork.row("16107", 5, 6));
    topics.flush();
    Instant published = Instant.now();

    Scrape after = awaitReported(consumer, 2);

    double more =
        after.value("velib_result_freshness_seconds_sum")
            - before.value("velib_result_freshness_seconds_sum");
    assertThat(more).isBetween(seconds(sent, published), seconds(sent, Instant.now()));
  }

  @Test
  void aKafkaThatIsAwayMakesItDegradedAndNotReady() throws IOException {
    try (ChildProcess consumer = submit(Map.of("KAFKA_BOOTSTRAP_SERVERS", "localhost:1"))) {
      await().atMost(LONGEST).until(() -> consumer.output().contains("Waiting for Kafka"));

      assertThat(status(consumer, "healthz")).isEqualTo(200);
      assertThat(status(consumer, "readyz")).isEqualTo(503);
      Scrape scrape = Scrape.from(served(consumer));
      assertThat(scrape.value("velib_query_running")).isZero();
      assertThat(scrape.find("velib_input_lag_messages")).isEmpty();
    }
  }

  @Test
  void aPortThatIsTakenEndsItWithARefusalsStatusAndOneSentence() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"));
        ChildProcess consumer =
            submit(Map.of("CONSUMER_METRICS_PORT", String.valueOf(taken.getLocalPort())))) {
      assertThat(consumer.awaitExit(LONGEST)).hasValue(ExitStatus.REFUSED);
      assertThat(consumer.output())
          .contains("Not started: CONSUMER_METRICS_PORT is " + taken.getLocalPort())
          .contains("CONSUMER_METRICS_PORT=off")
          .doesNotContain("Exception");
    }
  }

  /** Waits until this many batches with messages are committed, and Spark has reported them. */
  private static Scrape awaitReported(ChildProcess consumer, int batches) {
    return await()
        .atMost(LONGEST)
        .ignoreExceptions() // nothing is served yet
        .until(
            () -> Scrape.from(served(consumer)),
            scrape ->
                scrape.value("velib_result_freshness_seconds_count") == batches
                    && scrape.value("velib_batch_duration_seconds_count", "phase", "add_batch")
                        == scrape.value("velib_batches_total"));
  }

  private static void publish(
      ConsumerFixture topics, Instant timestamp, Instant answered, String code) {
    List<Header> headers =
        List.of(new RecordHeader(FeedAnswered.HEADER, FeedAnswered.write(answered)));
    topics.send(
        new ProducerRecord<>(
            topics.input,
            0,
            timestamp.toEpochMilli(),
            code.getBytes(StandardCharsets.UTF_8),
            TestNetwork.row(code, 3, 4).getBytes(StandardCharsets.UTF_8),
            headers));
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1e3;
  }

  private static int status(ChildProcess consumer, String page) throws IOException {
    return ((HttpURLConnection) served(consumer).resolve(page).toURL().openConnection())
        .getResponseCode();
  }

  private static URI served(ChildProcess consumer) {
    Matcher said = SERVED.matcher(consumer.output());
    assertThat(said.find()).as(consumer.output()).isTrue();
    return URI.create(said.group(1));
  }

  private ChildProcess submit(Map<String, String> settings) {
    return SubmittedJob.start(folder, settings);
  }
}
