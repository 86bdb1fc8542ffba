package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import velib.kafka.ChildProcess;
import velib.sparkconsumer.kafka.ConsumerKafka;
import velib.sparkconsumer.kafka.InputLag;
import velib.sparkconsumer.kafka.LastWrittenBatch;
import velib.testkit.KafkaExtension;

/** A backlog is read in batches of a limited size, whatever is on the results topic already. */
class BacklogIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();
  @RegisterExtension static final SparkExtension spark = new SparkExtension();

  private static final int SNAPSHOTS = 100;
  private static final int STATIONS = 20;
  private static final int BAD_EACH = 2;
  private static final String GONE_POSTCODE =
      "{\"postcode\":\"99999\",\"total_bikes\":7,\"mechanical_bikes\":7,\"electric_bikes\":0,"
          + "\"rentable_bikes\":7,\"docks_available\":0,\"stations\":1,\"last_reported\":null}";

  @TempDir Path folder;

  @Test
  void theFirstResultsOfABacklogComeBeforeAllOfItIsRead() {
    try (ConsumerFixture consumer = new ConsumerFixture(kafka, spark.newPath("checkpoint"), 2)) {
      publishBacklog(consumer);
      Map<Integer, Integer> published = new HashMap<>();
      consumer.with("BATCH_MAX_MESSAGES", "500");
      consumer.onBatch((batch, content, count, ms) -> published.put((int) batch, count));
      consumer.start(spark.session());
      consumer.awaitAllRead();

      assertThat(published).hasSizeGreaterThanOrEqualTo(4);
      assertThat(published.get(0)).isPositive();
      consumer.awaitTotalsOfTheOracle();
      consumer.assertNothingPublishedTwice();
    }
  }

  @Test
  void aNewCheckpointPublishesNothingThatIsOlderThanTheResultsOnTheTopic() {
    try (ConsumerFixture consumer = new ConsumerFixture(kafka, spark.newPath("checkpoint"), 2)) {
      publishBacklog(consumer);
      consumer.start(spark.session());
      consumer.awaitAllRead();
      consumer.stop();
      publishGonePostcode(consumer);
      int before = consumer.published().size();
      Map<TopicPartition, Long> offsets = committed(consumer);

      consumer.with("CHECKPOINT_DIR", spark.newPath("other").toString());
      consumer.with("BATCH_MAX_MESSAGES", "300");
      consumer.publish("16107", TestNetwork.row("16107", 1, 1));
      consumer.publish("16107", TestNetwork.row("16107", 2, 1));
      AtomicInteger batches = new AtomicInteger();
      consumer.onBatch(
          (batch, content, count, ms) -> {
            batches.incrementAndGet();
            assertThat(committed(consumer))
                .allSatisfy(
                    (partition, offset) ->
                        assertThat(offset).isGreaterThanOrEqualTo(offsets.get(partition)));
          });
      consumer.start(spark.session());
      consumer.awaitAllRead();

      assertThat(batches).hasValueGreaterThan(5);
      List<String> corrections =
          consumer.publishedText().subList(before, consumer.published().size());
      assertThat(corrections).hasSize(2);
      assertThat(corrections.get(0)).contains("\"75016\"");
      assertThat(corrections.get(1)).contains("\"99999\"", "\"total_bikes\":0");
      consumer.awaitTotalsOfTheOracle();
    }
  }

  @Test
  void resultsWhoseOffsetsAreUnknownAreTakenForTheNewest() {
    try (ConsumerFixture consumer = new ConsumerFixture(kafka, spark.newPath("checkpoint"), 1)) {
      publishBacklog(consumer);
      publishGonePostcode(consumer);
      consumer.with("BATCH_MAX_MESSAGES", "300");
      Map<Long, Integer> published = new HashMap<>();
      consumer.onBatch((batch, content, count, ms) -> published.put(batch, count));
      consumer.start(spark.session());
      consumer.awaitAllRead();

      await().untilAsserted(() -> assertThat(last(consumer).orElseThrow().isHeld()).isFalse());
      long released = published.keySet().stream().mapToLong(Long::longValue).max().orElseThrow();
      assertThat(released).isGreaterThan(5);
      assertThat(published.entrySet())
          .allMatch(batch -> batch.getKey() == released || batch.getValue() == 0);
      consumer.awaitTotalsOfTheOracle();
    }
  }

  @Test
  void killsInTheMiddleOfACatchUpChangeNothing() {
    try (ConsumerFixture consumer = new ConsumerFixture(kafka, spark.newPath("checkpoint"), 2)) {
      publishBacklog(consumer);
      consumer.start(spark.session());
      consumer.awaitAllRead();
      consumer.stop();
      int letters = consumer.read(consumer.deadLetters).size();
      int before = consumer.published().size();
      publishGonePostcode(consumer);
      consumer.publish("16107", TestNetwork.row("16107", 1, 1));
      consumer.flush();

      Map<String, String> limited = new HashMap<>(consumer.environment());
      limited.put("CHECKPOINT_DIR", folder.resolve("checkpoint").toString());
      limited.put("BATCH_MAX_MESSAGES", "60");
      killWhen(limited, consumer, batch -> batch.isHeld() && batch.marker().batchId() >= 2);
      LastWrittenBatch atFirstKill = last(consumer).orElseThrow();
      assertThat(atFirstKill.isHeld()).isTrue();
      assertThat(waiting(consumer)).isEqualTo(messages(consumer) - read(atFirstKill));
      assertThat(consumer.published()).hasSize(before + 1);
      killWhen(
          limited,
          consumer,
          batch -> batch.marker().batchId() >= atFirstKill.marker().batchId() + 2);
      assertThat(last(consumer).orElseThrow().marker().queryId())
          .isEqualTo(atFirstKill.marker().queryId());
      Map<TopicPartition, Long> ends = new ConsumerKafka(consumer.settings()).inputEnds();
      killWhen(limited, consumer, batch -> !batch.isHeld() && batch.ends().equals(ends));

      List<String> corrections =
          consumer.publishedText().subList(before + 1, consumer.published().size());
      assertThat(corrections).hasSize(2);
      assertThat(corrections.get(1)).contains("\"99999\"", "\"total_bikes\":0");
      consumer.assertTotalsOfTheOracle();
      assertThat(consumer.read(consumer.deadLetters)).hasSize(2 * letters);
      assertThat(consumer.committedTotal().messages())
          .isEqualTo(SNAPSHOTS * (STATIONS + BAD_EACH) + 1);
    }
  }

  /** Starts the job as a process and kills it once the batch written last is the one awaited. */
  private void killWhen(
      Map<String, String> settings, ConsumerFixture consumer, Predicate<LastWrittenBatch> awaited) {
    try (ChildProcess job = SubmittedJob.start(folder, settings)) {
      await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(10))
          .until(() -> last(consumer).filter(awaited).isPresent() || !job.isAlive());
      assertThat(job.isAlive()).as("%s", job.output()).isTrue();
      job.kill();
    }
  }

  /** What the job says is waiting. */
  private static long waiting(ConsumerFixture consumer) {
    try (InputLag lag = new InputLag(new ConsumerKafka(consumer.settings()))) {
      return lag.messages().orElseThrow().all();
    }
  }

  private static long messages(ConsumerFixture consumer) {
    return sum(new ConsumerKafka(consumer.settings()).inputEnds());
  }

  private static long read(LastWrittenBatch batch) {
    return sum(batch.ends());
  }

  private static long sum(Map<TopicPartition, Long> offsets) {
    return offsets.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Optional<LastWrittenBatch> last(ConsumerFixture consumer) {
    return new ConsumerKafka(consumer.settings()).lastWritten();
  }

  private static Map<TopicPartition, Long> committed(ConsumerFixture consumer) {
    return last(consumer).orElseThrow().covered();
  }

  /** Every status counts for something: no two in a row of a station are the same. */
  private static void publishBacklog(ConsumerFixture consumer) {
    TestNetwork network = new TestNetwork(5, STATIONS);
    for (int snapshot = 0; snapshot < SNAPSHOTS; snapshot++) {
      network.nextSnapshot().forEach(row -> consumer.publish(null, row));
      for (int bad = 0; bad < BAD_EACH; bad++) {
        consumer.publish(null, "no JSON " + snapshot + " " + bad);
      }
    }
    consumer.flush();
  }

  private static void publishGonePostcode(ConsumerFixture consumer) {
    consumer.send(
        new ProducerRecord<>(
            consumer.results, TestPublisher.bytes("99999"), TestPublisher.bytes(GONE_POSTCODE)));
    consumer.flush();
  }
}
