package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import velib.testkit.KafkaExtension;

/** The totals that the job publishes are those of the oracle, whatever happens on the way. */
class TotalsIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();
  @RegisterExtension static final SparkExtension spark = new SparkExtension();

  private final Path checkpoint = spark.newPath("checkpoint");

  @Test
  void theTotalsOfAHundredSnapshotsOfTheWholeNetworkEqualTheOracle() {
    TestNetwork network = new TestNetwork(1, 1500);
    try (ConsumerFixture consumer = new ConsumerFixture(kafka, checkpoint, 1)) {
      consumer.start(spark.session());
      Random keyed = new Random(2);
      for (int snapshot = 0; snapshot < 100; snapshot++) {
        for (String row : network.nextSnapshot()) {
          consumer.publish(keyed.nextInt(10) == 0 ? null : TestNetwork.codeOf(row), row);
        }
      }
      consumer.awaitAllRead();

      assertThat(network.codes()).hasSize(1500);
      consumer.awaitTotalsOfTheOracle();
      assertThat(consumer.oracle()).hasSizeGreaterThan(40);
      assertThat(consumer.tally().messages()).isEqualTo(150_000);
      consumer.assertNothingPublishedTwice();
    }
  }

  /** The engines of the three runs: either one resumes from the checkpoint. */
  @ParameterizedTest
  @CsvSource({
    "1, small-batches small-batches small-batches",
    "2, small-batches small-batches small-batches",
    "1, spark spark spark",
    "2, spark spark spark",
    "1, spark small-batches spark",
    "1, small-batches spark small-batches"
  })
  void severalHundredSnapshotsWithDuplicatesAndRestartsEqualTheOracle(
      int statePartitions, String engines) {
    TestNetwork network = new TestNetwork(3, 40);
    Random ways = new Random(4);
    try (ConsumerFixture consumer = new ConsumerFixture(kafka, checkpoint, 3)) {
      for (int snapshot = 0; snapshot < 300; snapshot++) {
        if (snapshot % 100 == 0) {
          consumer.stop();
          consumer.with("BATCH_ENGINE", engines.split(" ")[snapshot / 100]);
          consumer.start(newSession(statePartitions));
        }
        List<String> rows = network.nextSnapshot();
        for (String row : rows) {
          // Any partition: a station's newest status may be in another one than its last.
          consumer.send(
              new ProducerRecord<>(
                  consumer.input,
                  ways.nextInt(3),
                  ways.nextBoolean() ? null : TestPublisher.bytes(TestNetwork.codeOf(row)),
                  TestPublisher.bytes(row)));
        }
        rows.stream().limit(5).forEach(row -> consumer.publish(TestNetwork.codeOf(row), row));
        if (snapshot % 50 == 0) {
          consumer.awaitAllRead();
        }
      }
      consumer.awaitAllRead();

      consumer.awaitTotalsOfTheOracle();
      assertThat(consumer.tally().messages()).isEqualTo(300 * 45);
      assertThat(consumer.committedTotal()).hasToString(consumer.tally().toString());
      consumer.assertNothingPublishedTwice();
    }
  }

  @Test
  void whatAnotherPartitionSaidCountsOnceAClockIsSetBackThoughNobodyMentionsTheStation() {
    long start = 1_760_000_000_000L;
    try (ConsumerFixture consumer = new ConsumerFixture(kafka, checkpoint, 2, "CreateTime")) {
      consumer.start(spark.session());
      send(consumer, 1, start + 80_000, "16107", 3);
      send(consumer, 0, start + 100_000, "16107", 5);
      consumer.awaitAllRead();
      send(consumer, 0, start + 50_000, "32017", 7); // what was before in this partition moves back
      consumer.awaitAllRead();

      consumer.assertTotalsOfTheOracle();
      assertThat(consumer.publishedText())
          .filteredOn(result -> result.contains("75016"))
          .last(STRING)
          .contains("\"total_bikes\":3,");
    }
  }

  private static void send(
      ConsumerFixture consumer, int partition, long timestampMs, String code, int bikes) {
    consumer.send(
        new ProducerRecord<>(
            consumer.input,
            partition,
            timestampMs,
            TestPublisher.bytes(code),
            TestPublisher.bytes(TestNetwork.row(code, bikes, 0))));
  }

  /** A session without the preparations of another engine. */
  private static SparkSession newSession(int statePartitions) {
    SparkSession session = spark.session().newSession();
    session.conf().set("spark.sql.shuffle.partitions", statePartitions);
    return session;
  }
}
