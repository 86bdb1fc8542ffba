package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import velib.sparkconsumer.checkpoint.Refusal;
import velib.testkit.KafkaExtension;

class TotalsIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();
  @RegisterExtension static final SparkExtension spark = new SparkExtension();

  private Path checkpoint;

  @BeforeEach
  void newCheckpoint(TestInfo test) {
    checkpoint = spark.newPath(test.getTestMethod().orElseThrow().getName());
  }

  @Test
  void theTotalsOfAHundredSnapshotsOfTheWholeNetworkEqualTheOracle() {
    TestNetwork network = new TestNetwork(1, 1500);
    try (ConsumerFixture consumer = new ConsumerFixture(kafka, checkpoint, 1)) {
      consumer.start(spark.session());
      Random keyed = new Random(2);
      for (int snapshot = 0; snapshot < 100; snapshot++) {
        for (String row : network.nextSnapshot()) {
          consumer.publish(keyed.nextInt(10) == 0 ? null : codeOf(row), row);
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

  /** The engines of the three runs: the checkpoint is resumed with the one or with the other. */
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
                  ways.nextBoolean() ? null : bytes(codeOf(row)),
                  bytes(row)));
        }
        rows.stream().limit(5).forEach(row -> consumer.publish(codeOf(row), row));
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

  /** A session without what another engine has prepared. */
  private static SparkSession newSession(int statePartitions) {
    SparkSession session = spark.session().newSession();
    session.conf().set("spark.sql.shuffle.partitions", statePartitions);
    return session;
  }

  @Test
  void aBatchThatIsRunAgainIsNotWrittenAgain() throws Exception {
    try (ConsumerFixture consumer = new ConsumerFixture(kafka, checkpoint, 1)) {
      consumer.start(spark.session());
      consumer.publish("16107", TestNetwork.row("16107", 3, 4));
      consumer.awaitAllRead();
      consumer.publish("16107", TestNetwork.row("16107", 5, 6));
      consumer.awaitAllRead();
      consumer.stop();
      List<String> before = consumer.publishedText();

      Checkpoints.removeLastCommit(checkpoint);
      consumer.start(spark.session());
      consumer.publish("16107", TestNetwork.row("16107", 7, 8));
      consumer.awaitAllRead();

      assertThat(before).hasSize(2);
      assertThat(consumer.publishedText()).hasSize(3).startsWith(before.toArray(new String[0]));
      consumer.awaitTotalsOfTheOracle();
    }
  }

  @Test
  void aMessageThatCannotBeCountedGoesToTheDeadLettersAndDoesNotStopTheJob() {
    byte[] notUtf8 = {'{', (byte) 0xff, '}'};
    try (ConsumerFixture consumer = new ConsumerFixture(kafka, checkpoint, 1)) {
      consumer.start(spark.session());
      consumer.publish("16107", TestNetwork.row("16107", 3, 4));
      consumer.publish("key", "not JSON at all");
      consumer.publish(null, notUtf8);
      consumer.publish("71002", TestNetwork.row("71002", 1, 1));
      consumer.publish(null, (byte[]) null);
      consumer.publish("16107", "{\"stationCode\":\"16107\",\"num_bikes_available\":-1}");
      consumer.publish("32017", TestNetwork.row("32017", 5, 6));
      consumer.awaitAllRead();
      consumer.awaitTotalsOfTheOracle();

      List<ConsumerRecord<byte[], byte[]>> letters = consumer.read(consumer.deadLetters);
      assertThat(letters)
          .extracting(letter -> header(letter, "reason"))
          .containsExactly(
              "not-json", "not-utf8", "no-postcode", "removal-without-key", "bad-count");
      assertThat(letters)
          .extracting(letter -> header(letter, "source.offset"))
          .containsExactly("1", "2", "3", "4", "5");
      assertThat(letters.get(0).key()).isEqualTo(bytes("key"));
      assertThat(letters.get(0).value()).isEqualTo(bytes("not JSON at all"));
      assertThat(letters.get(1).key()).isNull();
      assertThat(letters.get(1).value()).isEqualTo(notUtf8);
      assertThat(header(letters.get(1), "source.topic")).isEqualTo(consumer.input);
      assertThat(header(letters.get(1), "source.partition")).isEqualTo("0");
      assertThat(consumer.tally().deadLetters()).isEqualTo(5);
      assertThat(consumer.tally().messages()).isEqualTo(7);
    }
  }

  @Test
  void moreDeadLettersThanMemoryShouldHoldAreWrittenInTheirOrder() {
    try (ConsumerFixture consumer = new ConsumerFixture(kafka, checkpoint, 2)) {
      String padding = "x".repeat(400);
      for (int n = 0; n < 20_000; n++) {
        consumer.publish(null, n % 2 == 0 ? "not JSON " + n + padding : "{\"n\":" + n + "}");
      }
      consumer.publish("16107", TestNetwork.row("16107", 3, 4));
      consumer.flush();
      consumer.start(spark.session());
      consumer.awaitAllRead();

      List<ConsumerRecord<byte[], byte[]>> letters = consumer.read(consumer.deadLetters);
      assertThat(letters).hasSize(20_000);
      assertThat(letters)
          .extracting(
              letter ->
                  header(letter, "source.partition")
                      + String.format("/%09d", Long.parseLong(header(letter, "source.offset"))))
          .isSorted()
          .doesNotHaveDuplicates();
      assertThat(consumer.tally())
          .hasToString("1 counted, 0 superseded, 0 expired, 20000 dead letters");
      assertThat(checkpoint.resolve("velib-spool")).doesNotExist();
      consumer.awaitTotalsOfTheOracle();
    }
  }

  @Test
  void aTombstoneTakesItsStationOut() {
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
  void aStationThatFallsSilentLeavesInTheTopicsOwnTime() {
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
  void whoHasFallenSilentDoesNotDependOnHowTheTopicIsCutIntoBatches() throws Exception {
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
          consumer.publishAt(timestampMs, codeOf(row), row);
        }
        consumer.publishAt(timestampMs, "16107", snapshot % 9 == 0 ? null : codeless());
        if (snapshot % 4 == 0) {
          consumer.awaitAllRead();
        }
      }
      consumer.awaitAllRead();
      consumer.awaitTotalsOfTheOracle();
      consumer.stop(); // both commit their offsets under one group
      atOnce.start(spark.session());
      atOnce.awaitTotalsOfTheOracle();

      assertThat(consumer.oracle()).isNotEmpty().hasSizeLessThan(network.postcodes());
      consumer.assertNothingPublishedTwice();
    }
  }

  @Test
  void aNewCheckpointNeverPublishesAStationThatIsLongGone() {
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

  /** Spark's late filter would take it away unseen if it carried its time. */
  @Test
  void aDeadLetterIsNeverTooLate() {
    long start = 1_760_000_000_000L;
    try (ConsumerFixture consumer =
        new ConsumerFixture(kafka, checkpoint, 1, "CreateTime").with("STATION_TTL", "1h")) {
      consumer.start(spark.session());
      consumer.publishAt(start, "16107", TestNetwork.row("16107", 3, 4));
      consumer.awaitAllRead();
      consumer.publishAt(start + 7_200_000, "32017", TestNetwork.row("32017", 5, 6));
      consumer.awaitAllRead();
      consumer.awaitTotalsOfTheOracle();
      consumer.publishAt(start, "16107", "not JSON at all");
      consumer.awaitAllRead();

      assertThat(consumer.read(consumer.deadLetters))
          .extracting(letter -> header(letter, "source.offset"))
          .containsExactly("2");
      assertThat(consumer.tally().deadLetters()).isEqualTo(1);
    }
  }

  @Test
  void aDeadLetterThatIsTooLargeForItsTopicStopsTheJobAndIsNotLost() {
    try (ConsumerFixture consumer = new ConsumerFixture(kafka, checkpoint, 1)) {
      consumer.takeMessagesUpTo(3_000_000);
      consumer.start(spark.session());
      // Nothing that compression could make small.
      consumer.publish("16107", randomDigits(2_500_000));

      assertThat(consumer.awaitFailure())
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("too large for " + consumer.deadLetters)
          .hasMessageContaining("--add-config max.message.bytes");
      assertThat(consumer.read(consumer.deadLetters)).isEmpty();
    }
  }

  @Test
  void aNewCheckpointPublishesOnlyWhatDiffersAndZerosForWhatIsGone() {
    try (ConsumerFixture consumer = new ConsumerFixture(kafka, checkpoint, 1)) {
      consumer.send(
          new ProducerRecord<>(
              consumer.results,
              bytes("99999"),
              bytes(
                  "{\"postcode\":\"99999\",\"total_bikes\":7,\"mechanical_bikes\":7,"
                      + "\"electric_bikes\":0,\"rentable_bikes\":7,\"docks_available\":0,"
                      + "\"stations\":1,\"last_reported\":null}")));
      consumer.publish("16107", TestNetwork.row("16107", 3, 4));
      consumer.start(spark.session());
      consumer.awaitAllRead();
      consumer.stop();
      assertThat(consumer.publishedText()).hasSize(3);
      assertThat(consumer.publishedText().get(2)).contains("99999", "\"total_bikes\":0");

      consumer.with("CHECKPOINT_DIR", checkpoint + "-other");
      consumer.publish("32017", TestNetwork.row("32017", 5, 6));
      consumer.start(spark.session());
      consumer.awaitAllRead();

      assertThat(consumer.publishedText()).hasSize(4);
      assertThat(consumer.publishedText().get(3)).contains("93200");
      consumer.awaitTotalsOfTheOracle();
    }
  }

  private static String randomDigits(int count) {
    StringBuilder digits = new StringBuilder(count);
    new Random(5).ints(count, 0, 10).forEach(digits::append);
    return digits.toString();
  }

  private static String codeless() {
    return "{\"num_bikes_available\":1}";
  }

  private static String codeOf(String row) {
    return row.replaceAll(".*\"stationCode\":\"([^\"]*)\".*", "$1");
  }

  private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
    return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
