package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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
      consumer.publishAt(start + 1_000, "16108", TestNetwork.row("16108", 9, 9));
      consumer.awaitAllRead();
      consumer.awaitTotalsOfTheOracle();
      assertThat(consumer.oracle()).hasSize(1);
      assertThat(consumer.publishedText().get(consumer.publishedText().size() - 1))
          .contains("\"postcode\":\"75016\"", "\"stations\":0");
      assertThat(consumer.tally().expired()).isEqualTo(1);
      assertThat(consumer.tally().messages()).isEqualTo(5);
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

  private static String codeless() {
    return "{\"num_bikes_available\":1}";
  }
}
