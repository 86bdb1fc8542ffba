package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import velib.testkit.KafkaExtension;

/** What cannot be counted goes to the dead letters, in order and completely. */
class DeadLettersIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();
  @RegisterExtension static final SparkExtension spark = new SparkExtension();

  private final Path checkpoint = spark.newPath("checkpoint");

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
      assertThat(letters.get(0).key()).isEqualTo(TestPublisher.bytes("key"));
      assertThat(letters.get(0).value()).isEqualTo(TestPublisher.bytes("not JSON at all"));
      assertThat(letters.get(1).key()).isNull();
      assertThat(letters.get(1).value()).isEqualTo(notUtf8);
      assertThat(header(letters.get(1), "source.topic")).isEqualTo(consumer.input);
      assertThat(header(letters.get(1), "source.partition")).isEqualTo("0");
      assertThat(consumer.tally().deadLetters()).isEqualTo(5);
      assertThat(consumer.tally().messages()).isEqualTo(7);
    }
  }

  @Test
  void moreDeadLettersThanAreKeptInMemoryAreWrittenInOrder() {
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
                      + String.format(
                          Locale.ROOT, "/%09d", Long.parseLong(header(letter, "source.offset"))))
          .isSorted()
          .doesNotHaveDuplicates();
      assertThat(consumer.tally())
          .hasToString("1 counted, 0 superseded, 0 expired, 20000 dead letters");
      assertThat(checkpoint.resolve("velib-spool")).doesNotExist();
      consumer.awaitTotalsOfTheOracle();
    }
  }

  /** If it carried its time, Spark's filter of late rows would drop it unseen. */
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
  void aDeadLetterThatIsTooLargeForItsTopicIsWrittenWithItsBeginning() {
    try (ConsumerFixture consumer = new ConsumerFixture(kafka, checkpoint, 1)) {
      consumer.takeMessagesUpTo(3_000_000);
      // Random, so that compression cannot make it small.
      String large = randomDigits(2_900_000);
      String fitsCompressed = "x".repeat(2_500_000);
      consumer.publish("16107", large);
      consumer.publish("32017", fitsCompressed);
      consumer.publish("16107", TestNetwork.row("16107", 3, 4));
      consumer.flush();
      consumer.start(spark.session());
      consumer.awaitAllRead();

      List<ConsumerRecord<byte[], byte[]>> letters = consumer.read(consumer.deadLetters);
      assertThat(letters)
          .extracting(letter -> header(letter, "source.offset"))
          .containsExactly("0", "1");
      String beginning = new String(letters.get(0).value(), StandardCharsets.UTF_8);
      assertThat(large).startsWith(beginning);
      assertThat(beginning.length()).isGreaterThan(1_000_000);
      assertThat(header(letters.get(0), "missing.value.bytes"))
          .isEqualTo(String.valueOf(large.length() - beginning.length()));
      assertThat(letters.get(1).value()).isEqualTo(TestPublisher.bytes(fitsCompressed));
      assertThat(letters.get(1).headers().lastHeader("missing.value.bytes")).isNull();
      consumer.awaitTotalsOfTheOracle();
    }
  }

  @Test
  void aDeadLetterWithAKeyThatIsTooLargeIsWrittenWithTheBeginningOfBoth() {
    try (ConsumerFixture consumer = new ConsumerFixture(kafka, checkpoint, 1)) {
      consumer.takeMessagesUpTo(6_000_000);
      consumer.publish(randomDigits(2_500_000), randomDigits(2_500_000));
      consumer.flush();
      consumer.start(spark.session());
      consumer.awaitAllRead();

      ConsumerRecord<byte[], byte[]> letter = consumer.read(consumer.deadLetters).get(0);
      assertThat(letter.key().length + Integer.parseInt(header(letter, "missing.key.bytes")))
          .isEqualTo(2_500_000);
      assertThat(letter.value().length + Integer.parseInt(header(letter, "missing.value.bytes")))
          .isEqualTo(2_500_000);
    }
  }

  private static String randomDigits(int count) {
    StringBuilder digits = new StringBuilder(count);
    new Random(5).ints(count, 0, 10).forEach(digits::append);
    return digits.toString();
  }

  private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
    return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
