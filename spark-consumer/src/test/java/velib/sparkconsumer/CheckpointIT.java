package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import velib.sparkconsumer.checkpoint.CheckpointReset;
import velib.sparkconsumer.checkpoint.Refusal;
import velib.testkit.KafkaExtension;

/** A checkpoint that cannot be resumed is refused, with what happened and what to do. */
class CheckpointIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();
  @RegisterExtension static final SparkExtension spark = new SparkExtension();

  private final Path checkpoint = spark.newPath("checkpoint");

  @Test
  void aCheckpointCreatedWithOtherPostcodesIsRefused() throws IOException {
    Path postcodes = spark.newPath("postcodes.csv");
    Files.writeString(postcodes, "station_code,postcode\n16107,75017\n");
    try (ConsumerFixture consumer = started()) {
      consumer.stop();

      consumer.with("STATION_POSTCODES_FILE", postcodes.toString());
      consumer.start(spark.session());

      assertThat(consumer.awaitFailure())
          .isInstanceOf(Refusal.class)
          .hasMessageContaining(
              "does not match this program and its settings (postcodes: created with")
          .hasMessageContaining(checkpoint.toString())
          .hasMessageContaining("make reset-checkpoint");
    }
  }

  @Test
  void aCheckpointCreatedWithAnotherTimeToLiveIsRefused() {
    try (ConsumerFixture consumer = started()) {
      consumer.stop();

      consumer.with("STATION_TTL", "2h");
      consumer.start(spark.session());

      assertThat(consumer.awaitFailure())
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("STATION_TTL: created with \"3600 s\", now \"7200 s\"")
          .hasMessageContaining("make reset-checkpoint");
    }
  }

  @Test
  void aCheckpointCreatedWithAnotherBoundOnTheStationsOfAPostcodeIsRefused() {
    try (ConsumerFixture consumer = started()) {
      consumer.stop();

      consumer.with("POSTCODE_MAX_STATIONS", "20000");
      consumer.start(spark.session());

      assertThat(consumer.awaitFailure())
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("POSTCODE_MAX_STATIONS: created with \"10000\", now \"20000\"")
          .hasMessageContaining("make reset-checkpoint");
    }
  }

  @Test
  void aRecreatedResultsTopicIsRefused() {
    try (ConsumerFixture consumer = started()) {
      consumer.stop();
      consumer.recreate(consumer.results);

      consumer.start(spark.session());

      assertThat(consumer.awaitFailure())
          .isInstanceOf(Refusal.class)
          .hasMessageContaining(consumer.results + " is empty")
          .hasMessageContaining("make reset-checkpoint");
    }
  }

  @Test
  void aResultsTopicThatIsRecreatedUnderARunningJobIsRefused() {
    try (ConsumerFixture consumer = started()) {
      consumer.publish("16107", TestNetwork.row("16107", 5, 6));
      consumer.awaitAllRead();
      consumer.recreate(consumer.results);
      consumer.publish("16107", TestNetwork.row("16107", 7, 8));

      assertThat(consumer.awaitFailure())
          .isInstanceOf(Refusal.class)
          .hasMessageContaining(consumer.results)
          .hasMessageContaining("recreated")
          .hasMessageContaining("make reset-checkpoint");
    }
  }

  @Test
  void aResetThatWasOrderedIsFinishedAtTheNextStart() throws IOException {
    try (ConsumerFixture consumer = started()) {
      consumer.stop();
      Files.delete(checkpoint.resolve("metadata")); // as far as a reset got before it was killed
      Files.createFile(checkpoint.resolve(CheckpointReset.MARK));
      consumer.publish("32017", TestNetwork.row("32017", 5, 6));

      consumer.start(spark.session());
      consumer.awaitAllRead();

      consumer.awaitTotalsOfTheOracle();
      assertThat(consumer.publishedText()).hasSize(2);
      assertThat(consumer.committedTotal().messages()).isEqualTo(2);
      assertThat(checkpoint.resolve(CheckpointReset.MARK)).doesNotExist();
    }
  }

  private ConsumerFixture started() {
    return new ConsumerFixture(kafka, checkpoint, 1).startedWithOneStation(spark.session());
  }
}
