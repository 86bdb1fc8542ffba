package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import velib.testkit.KafkaExtension;

/** Stations leave the totals by a tombstone or by their silence. */
class GoneStationsIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();
  @RegisterExtension static final SparkExtension spark = new SparkExtension();

  private final Path checkpoint = spark.newPath("checkpoint");

  @Test
  void aTombstoneRemovesItsStation() {
    try (ConsumerFixture consumer = new ConsumerFixture(kafka, checkpoint, 1)) {
      consumer.start(spark.session());
      consumer.publish("16107", TestNetwork.row("16107", 3, 4));
      consumer.publish("16106", TestNetwork.row("16106", 1, 1));
      consumer.awaitAllRead();
      consumer.publish("16107", (String) null);
      consumer.awaitAllRead();
      consumer.awaitTotalsOfTheOracle();
      assertThat(consumer.publishedText().get(1)).contains("\"total_bikes\":2", "\"stations\":1");

      consumer.publish("16106", (String) null);
      consumer.awaitAllRead();
      assertThat(consumer.publishedText().get(2))
          .contains("\"total_bikes\":0", "\"stations\":0", "\"last_reported\":null");
    }
  }

  @Test
  void aSilentStationLeavesByTheTopicsOwnTime() {
    long start = 1_760_000_000_000L;
    try (ConsumerFixture consumer =
        new ConsumerFixture(kafka, checkpoint, 1, "CreateTime").with("STATION_TTL", "1h")) {
      consumer.start(spark.session());
      consumer.publishAt(start, "16107", TestNetwork.row("16107", 3, 4));
      consumer.publishAt(start, "32017", TestNetwork.row("32017", 5, 6));
      consumer.awaitAllRead();
      consumer.publishAt(start + 3_540_000, "32017", TestNetwork.row("32017", 6, 6));
      consumer.awaitAllRead();
      consumer.awaitTotalsOfTheOracle();
      assertThat(consumer.oracle()).hasSize(2);

      consumer.publishAt(start + 3_660_000, "32017", TestNetwork.row("32017", 7, 6));
      consumer.awaitAllRead();
      consumer.awaitTotalsOfTheOracle();
      assertThat(consumer.oracle()).hasSize(1);
      assertThat(consumer.publishedText())
          .last(STRING)
          .contains("\"postcode\":\"93200\"", "\"stations\":1");
      assertThat(consumer.publishedText())
          .element(consumer.publishedText().size() - 2, STRING)
          .contains("\"postcode\":\"75016\"", "\"stations\":0");
      assertThat(consumer.tally().messages()).isEqualTo(4);
    }
  }

  @Test
  void whichStationsLeaveDoesNotDependOnHowTheTopicIsDividedIntoBatches() throws Exception {
    TestNetwork network = new TestNetwork(7, 40);
    Random silence = new Random(8);
    long timestampMs = 1_760_000_000_000L;
    try (ConsumerFixture consumer =
            new ConsumerFixture(kafka, checkpoint, 2, "CreateTime").with("STATION_TTL", "10m");
        ConsumerFixture atOnce = consumer.anotherResultsTopic(spark.newPath("at-once"))) {
      for (int snapshot = 0; snapshot < 60; snapshot++) {
        if (snapshot % 20 == 0) {
          consumer.stop();
          if (snapshot > 0) {
            Checkpoints.removeLastCommit(checkpoint);
          }
          consumer.start(spark.session());
        }
        timestampMs += 30_000 + silence.nextInt(60_000);
        int silent = snapshot / 10 * 7;
        List<String> rows = network.nextSnapshot();
        rows.removeIf(row -> silence.nextInt(40) < silent);
        for (String row : rows) {
          consumer.publishAt(timestampMs, TestNetwork.codeOf(row), row);
        }
        consumer.publishAt(timestampMs, "16107", snapshot % 9 == 0 ? null : codeless());
        if (snapshot % 4 == 0) {
          consumer.awaitAllRead();
        }
      }
      consumer.awaitAllRead();
      consumer.awaitTotalsOfTheOracle();
      consumer.stop(); // both commit offsets under the same group
      atOnce.start(spark.session());
      atOnce.awaitTotalsOfTheOracle();

      assertThat(consumer.oracle()).isNotEmpty().hasSizeLessThan(network.postcodes());
      consumer.assertNothingPublishedTwice();
    }
  }

  @Test
  void aNewCheckpointNeverPublishesAStationThatLeftLongAgo() {
    long start = 1_760_000_000_000L;
    try (ConsumerFixture consumer =
        new ConsumerFixture(kafka, checkpoint, 1, "CreateTime").with("STATION_TTL", "1h")) {
      consumer.publishAt(start, "16107", TestNetwork.row("16107", 3, 4));
      consumer.publishAt(start + 7_200_000, "32017", TestNetwork.row("32017", 5, 6));
      consumer.flush();
      consumer.start(spark.session());
      consumer.awaitAllRead();
      consumer.awaitTotalsOfTheOracle();

      assertThat(consumer.publishedText()).hasSize(1);
      assertThat(consumer.tally().expired()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"small-batches", "spark"})
  void aBacklogReadByTwoTasksPublishesNoStationThatLeftLongAgo(String engine) {
    long start = 1_760_000_000_000L;
    try (ConsumerFixture consumer =
        new ConsumerFixture(kafka, checkpoint, 1, "CreateTime").with("BATCH_ENGINE", engine)) {
      consumer.publishAt(start, "16107", TestNetwork.row("16107", 3, 4));
      for (int message = 0; message < 120_000; message++) { // a task reads 50,000 at least
        long sinceMs = message < 60_000 ? message / 60 : 7_200_000;
        consumer.publishAt(start + sinceMs, "32017", TestNetwork.row("32017", message % 30, 0));
      }
      consumer.flush();
      consumer.start(newSession());
      consumer.awaitAllRead();

      consumer.assertTotalsOfTheOracle();
      assertThat(consumer.publishedText()).hasSize(1).first(STRING).contains("93200");
      assertThat(consumer.tally().messages()).isEqualTo(120_001);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"small-batches", "spark"})
  void theBatchAfterALongOutageAlreadyForgetsWhatIsGone(String engine) {
    long start = 1_760_000_000_000L;
    try (ConsumerFixture consumer =
        new ConsumerFixture(kafka, checkpoint, 1, "CreateTime").with("BATCH_ENGINE", engine)) {
      consumer.publishAt(start, "16107", TestNetwork.row("16107", 3, 4));
      consumer.publishAt(start, "16106", TestNetwork.row("16106", 1, 1));
      consumer.publishAt(start, "32017", TestNetwork.row("32017", 5, 6));
      consumer.start(newSession());
      consumer.awaitAllRead();
      consumer.stop();

      consumer.publishAt(start + 7_200_000, "16106", (String) null);
      consumer.publishAt(start + 7_200_000, "32017", TestNetwork.row("32017", 7, 8));
      consumer.start(newSession());
      consumer.awaitAllRead();

      consumer.assertTotalsOfTheOracle();
      assertThat(consumer.publishedText())
          .hasSize(4)
          .element(2, STRING)
          .contains("\"postcode\":\"75016\"", "\"stations\":0");
    }
  }

  private static SparkSession newSession() {
    return spark.session().newSession();
  }

  private static String codeless() {
    return "{\"num_bikes_available\":1}";
  }
}
