package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import velib.testkit.KafkaExtension;
import velib.testkit.TotalsOracle;

/**
 * The broker's wall clock is set forward and back, and with it the time that LogAppendTime gives to
 * the messages. The clock is set with Debian's package {@code libfaketime}.
 */
class ClockStepIT {
  private static final Path LIBRARY =
      Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu")
          .map(machine -> Path.of("/usr/lib", machine, "faketime/libfaketimeMT.so.1"))
          .filter(Files::exists)
          .findFirst()
          .orElse(null);

  private static final Path OFFSET = newFile();

  @RegisterExtension
  static final KafkaExtension kafka =
      KafkaExtension.own()
          .withEnvironment(
              LIBRARY == null
                  ? Map.of()
                  : Map.of(
                      "LD_PRELOAD",
                      LIBRARY.toString(),
                      "FAKETIME_TIMESTAMP_FILE",
                      OFFSET.toString(),
                      "FAKETIME_CACHE_DURATION",
                      "1",
                      "FAKETIME_DONT_FAKE_MONOTONIC",
                      "1",
                      // With the fix, the JVM's waits return at once on a current C library.
                      "FAKETIME_FORCE_MONOTONIC_FIX",
                      "0"));

  @RegisterExtension static final SparkExtension spark = new SparkExtension();

  private static String probes;

  @BeforeAll
  static void needsTheLibrary() {
    assumeThat(LIBRARY).as("Debian's libfaketime is not installed").isNotNull();
    probes = kafka.newTopic("probes", 1, Map.of("message.timestamp.type", "LogAppendTime"));
  }

  @Test
  void aBrokersClockThatIsAheadForAMomentNeitherFreezesNorEmptiesTheTotals() throws Exception {
    try (ConsumerFixture consumer = new ConsumerFixture(kafka, spark.newPath("checkpoint"), 1);
        ConsumerFixture replay = consumer.anotherResultsTopic(spark.newPath("replay"))) {
      consumer.start(spark.session());
      poll(consumer, "16107", 1, "32017", 2);
      setClock(7_200);
      poll(consumer, "16107", 3, "32017", 4);
      setClock(0);
      poll(consumer, "16107", 5, "32017", 6, "9020", 7);

      assertThat(stepBack(consumer)).isGreaterThan(7_000_000);
      Map<String, Long> right = Map.of("75016", 5L, "93200", 6L, "75009", 7L);
      assertThat(bikes(consumer)).isEqualTo(right);
      assertThat(consumer.tally())
          .hasToString("7 counted, 0 superseded, 0 expired, 0 dead letters");
      consumer.stop();

      replay.start(spark.session());
      replay.awaitTotalsOfTheOracle();
      assertThat(bikes(replay)).isEqualTo(right);
    }
  }

  /** Publishes the codes with their numbers of bikes, and waits until they have been read. */
  private static void poll(ConsumerFixture consumer, Object... codesAndBikes) {
    for (int i = 0; i < codesAndBikes.length; i += 2) {
      String code = (String) codesAndBikes[i];
      consumer.publish(code, TestNetwork.row(code, (Integer) codesAndBikes[i + 1], 0));
    }
    consumer.awaitAllRead();
  }

  /** By how much the timestamps of the input decrease at most from one message to the next. */
  private static long stepBack(ConsumerFixture consumer) {
    List<Long> timestamps =
        consumer.read(consumer.input).stream()
            .map(message -> message.timestamp())
            .collect(Collectors.toList());
    long greatest = 0;
    for (int i = 1; i < timestamps.size(); i++) {
      greatest = Math.max(greatest, timestamps.get(i - 1) - timestamps.get(i));
    }
    return greatest;
  }

  private static Map<String, Long> bikes(ConsumerFixture consumer) {
    return TotalsOracle.published(consumer.published()).entrySet().stream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, total -> total.getValue().sums().totalBikes()));
  }

  /** Sets the broker's clock ahead by this many seconds, and waits until it has noticed. */
  private static void setClock(int aheadSeconds) throws IOException {
    Files.writeString(OFFSET, "+" + aheadSeconds + "\n");
    await()
        .pollInterval(Duration.ofMillis(200))
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(brokersTimeMs())
                    .isCloseTo(
                        System.currentTimeMillis() + aheadSeconds * 1_000L, within(60_000L)));
  }

  /** The time that the broker gives to a message. */
  private static long brokersTimeMs() {
    kafka.publish(probes, null, "what time is it?");
    List<ConsumerRecord<String, String>> messages = kafka.readCommitted(probes);
    return messages.get(messages.size() - 1).timestamp();
  }

  private static Path newFile() {
    try {
      Path file = Files.createTempFile("velib-clock-", "");
      file.toFile().deleteOnExit();
      return Files.writeString(file, "+0\n");
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
