package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import velib.sparkconsumer.checkpoint.Refusal;
import velib.testkit.KafkaExtension;

/** What the checkpoint resumes from may be gone from the topic: ON_DATA_LOSS says what follows. */
class LostInputIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();
  @RegisterExtension static final SparkExtension spark = new SparkExtension();

  private final Path checkpoint = spark.newPath("checkpoint");

  @Test
  void aRecreatedTopicIsRefused() {
    try (ConsumerFixture consumer = started()) {
      consumer.stop();
      consumer.recreate(consumer.input);

      consumer.start(spark.session());

      assertThat(consumer.awaitFailure())
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("ends at offset 0, the checkpoint resumes at 1")
          .hasMessageContaining("make reset-checkpoint");
    }
  }

  @Test
  void aTopicWhoseMessagesWereDeletedUnreadIsRefused() {
    try (ConsumerFixture consumer = started()) {
      consumer.stop();
      consumer.publish("16107", TestNetwork.row("16107", 1, 1));
      consumer.publish("16107", TestNetwork.row("16107", 2, 2));
      consumer.publish("16107", TestNetwork.row("16107", 3, 3));
      consumer.flush();
      consumer.deleteInputBefore(3);

      consumer.start(spark.session());

      assertThat(consumer.awaitFailure())
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("2 messages were deleted unread")
          .hasMessageContaining("make reset-checkpoint");
    }
  }

  @Test
  void aTopicThatIsRecreatedUnderARunningJobIsRefused() {
    try (ConsumerFixture consumer = started()) {
      consumer.recreate(consumer.input);

      assertThat(consumer.awaitFailure())
          .isInstanceOf(Refusal.class)
          .hasMessageContaining(consumer.input)
          .hasMessageContaining("make reset-checkpoint");
    }
  }

  @Test
  void aRecreatedTopicThatHasGrownAsLongAsTheOldOneIsRefused() {
    try (ConsumerFixture consumer = started()) {
      consumer.stop();
      consumer.recreate(consumer.input);
      consumer.publish("32017", TestNetwork.row("32017", 5, 6));
      consumer.flush();

      consumer.start(spark.session());

      assertThat(consumer.awaitFailure())
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("The topic " + consumer.input + " was recreated")
          .hasMessageContaining("make reset-checkpoint");
    }
  }

  @Test
  void withEarliestTheJobStartsOverOnARecreatedTopic() {
    try (ConsumerFixture consumer = started()) {
      consumer.stop();
      consumer.recreate(consumer.input);

      consumer.with("ON_DATA_LOSS", "earliest").start(spark.session());
      consumer.publish("32017", TestNetwork.row("32017", 5, 6));
      consumer.awaitAllRead();

      consumer.awaitTotalsOfTheOracle();
      assertThat(consumer.publishedText())
          .hasSize(3)
          .anyMatch(zeros -> zeros.contains("75016") && zeros.contains("\"stations\":0"));
      assertThat(consumer.committedTotal().messages()).isEqualTo(1);
    }
  }

  @Test
  void withEarliestARunningJobStartsOverWhenItsTopicIsRecreated() {
    try (ConsumerFixture consumer =
        new ConsumerFixture(kafka, checkpoint, 1)
            .with("ON_DATA_LOSS", "earliest")
            .startedWithOneStation(spark.session())) {
      consumer.publish("16107", TestNetwork.row("16107", 5, 5));
      consumer.publish("16107", TestNetwork.row("16107", 6, 6));
      consumer.awaitAllRead();
      consumer.recreate(consumer.input);
      consumer.publish("32017", TestNetwork.row("32017", 5, 6));

      consumer.awaitTotalsOfTheOracle();
      assertThat(consumer.oracle()).hasSize(1);
    }
  }

  @Test
  void withEarliestOnlyTheMessagesThatAreLeftCount() {
    try (ConsumerFixture consumer = started()) {
      consumer.stop();
      consumer.publish("32017", TestNetwork.row("32017", 1, 1));
      consumer.publish("16108", TestNetwork.row("16108", 2, 2));
      consumer.flush();
      consumer.deleteInputBefore(2);

      consumer.with("ON_DATA_LOSS", "earliest").start(spark.session());
      consumer.awaitAllRead();

      consumer.awaitTotalsOfTheOracle();
      assertThat(consumer.oracle()).hasSize(1);
    }
  }

  private ConsumerFixture started() {
    return new ConsumerFixture(kafka, checkpoint, 1).startedWithOneStation(spark.session());
  }
}
