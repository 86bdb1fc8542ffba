package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import velib.settings.PipelineSettings;
import velib.stationmodel.PostcodeRule;
import velib.testkit.KafkaExtension;
import velib.testkit.TotalsOracle;
import velib.testkit.fuzz.FuzzedMessage;
import velib.testkit.fuzz.MessageFuzzer;

class FuzzIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();
  @RegisterExtension static final SparkExtension spark = new SparkExtension();

  private static final int PARTITIONS = 3;

  /** This many, so that the dead letters of a piece fit in the memory of a test. */
  private static final int PIECE = Math.min(20_000, Fuzzing.MESSAGES / 3 + 1);

  /** The larger a batch, the more of its messages are superseded or expire within it. */
  private static final String LONGEST_BATCH = "2000";

  /** From this many on, a twentieth of each kind is required. */
  private static final int LONG_FORM = 1_000_000;

  private static final int REPORT = 100_000;

  @Test
  void everyFuzzedMessageIsATotalOrADeadLetterAndNoneStopsTheJob() throws Exception {
    Fuzzing.announce();
    Path checkpoint = spark.newPath("checkpoint");
    MessageFuzzer fuzzer = new MessageFuzzer(Fuzzing.SEED);
    Random partitions = new Random(Fuzzing.SEED);
    FuzzedClocks clocks = new FuzzedClocks(Fuzzing.SEED, PARTITIONS);
    try (ConsumerFixture consumer =
            new ConsumerFixture(kafka, checkpoint, PARTITIONS, "CreateTime")
                .with("BATCH_MAX_MESSAGES", LONGEST_BATCH);
        FuzzedTopics topics =
            new FuzzedTopics(kafka.bootstrapServers(), consumer, oracle(consumer))) {
      consumer.start(spark.session());
      for (int sent = 0, piece = 0; sent < Fuzzing.MESSAGES; piece++) {
        int end = Math.min(sent + PIECE, Fuzzing.MESSAGES);
        for (; sent < end; sent++) {
          FuzzedMessage message = fuzzer.next();
          int partition = partitions.nextInt(PARTITIONS);
          consumer.send(
              new ProducerRecord<>(
                  consumer.input,
                  partition,
                  clocks.next(partition),
                  message.key(),
                  message.value()));
          if (piece % 4 == 1 && sent == end - PIECE / 2) {
            consumer.stop();
            Checkpoints.removeLastCommit(checkpoint);
            consumer.start(spark.session());
          }
        }
        consumer.awaitAllRead();
        topics.judge();
        if (end % REPORT == 0) {
          Fuzzing.say("%d of %d messages sent and judged", end, Fuzzing.MESSAGES);
        }
      }
      consumer.stop();

      assertThat(topics.seen()).isEqualTo(Fuzzing.MESSAGES);
      assertThat(TotalsOracle.published(consumer.published())).isEqualTo(topics.totals());
      assertThat(topics.totals()).hasSizeGreaterThan(10);
      assertThat(consumer.tally().deadLetters()).isEqualTo(topics.deadLetters());
      assertThat(consumer.tally().messages()).isEqualTo(Fuzzing.MESSAGES);
      // How many of each kind depends on how the messages are cut into batches.
      long enough = Fuzzing.MESSAGES >= LONG_FORM ? Fuzzing.MESSAGES / 20 : 0;
      assertThat(consumer.tally().counted()).as("counted").isGreaterThan(enough);
      assertThat(consumer.tally().superseded()).as("superseded").isGreaterThan(enough);
      assertThat(consumer.tally().expired()).as("expired when read").isGreaterThan(enough);
      assertThat(clocks.steps()).as("steps of clocks").isGreaterThan(Fuzzing.MESSAGES / 20);
      Fuzzing.say(
          "%d fuzzed messages: %s; %d times a clock was set",
          Fuzzing.MESSAGES, consumer.tally(), clocks.steps());
    }
  }

  private static TotalsOracle oracle(ConsumerFixture consumer) {
    return new TotalsOracle(
        PostcodeRule.withShippedExceptions(),
        consumer.settings().get(PipelineSettings.STATION_TTL),
        consumer.settings().get(PipelineSettings.POSTCODE_MAX_STATIONS));
  }
}
