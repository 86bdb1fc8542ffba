package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import velib.testkit.KafkaExtension;

/** After a restart, and from a new checkpoint, no result is published that is there already. */
class NothingTwiceIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();
  @RegisterExtension static final SparkExtension spark = new SparkExtension();

  private final Path checkpoint = spark.newPath("checkpoint");

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
  void aNewCheckpointPublishesOnlyWhatDiffersAndZerosForWhatIsGone() {
    try (ConsumerFixture consumer = new ConsumerFixture(kafka, checkpoint, 1)) {
      consumer.send(
          new ProducerRecord<>(
              consumer.results,
              TestPublisher.bytes("99999"),
              TestPublisher.bytes(
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
}
