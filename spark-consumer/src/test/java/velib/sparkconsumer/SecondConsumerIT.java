package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.io.FileUtils;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import velib.sparkconsumer.checkpoint.Refusal;
import velib.testkit.KafkaExtension;

/** One consumer at a time: a second one, or an old checkpoint, is refused. */
class SecondConsumerIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();
  @RegisterExtension static final SparkExtension spark = new SparkExtension();

  private final Path checkpoint = spark.newPath("checkpoint");

  @Test
  void aSecondConsumerOnTheSameCheckpointIsRefusedAtOnce() {
    try (ConsumerFixture first = started();
        ConsumerFixture second = first.another(checkpoint)) {
      assertThatThrownBy(() -> second.start(spark.session()))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("Another consumer (process " + ProcessHandle.current().pid())
          .hasMessageContaining("uses the checkpoint in " + checkpoint);

      first.publish("16107", TestNetwork.row("16107", 5, 5));
      first.awaitAllRead();
      first.awaitTotalsOfTheOracle();
    }
  }

  @Test
  void ofTwoConsumersOneIsRefusedAndTheTotalsStayRight() {
    try (ConsumerFixture first = started();
        ConsumerFixture second = first.another(spark.newPath("second"))) {
      second.start(spark.session().newSession());
      AtomicInteger bikes = new AtomicInteger();
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .until(
              () -> {
                int next = bikes.incrementAndGet() % 50;
                first.publish("16107", TestNetwork.row("16107", next, 1));
                return first.hasEnded() || second.hasEnded();
              });
      ConsumerFixture ended = first.hasEnded() ? first : second;
      ConsumerFixture left = ended == first ? second : first;

      assertThat(ended.awaitFailure())
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("Run one consumer for each results topic");
      left.publish("16107", TestNetwork.row("16107", 8, 8));
      left.awaitAllRead();
      left.awaitTotalsOfTheOracle();
    }
  }

  @Test
  void anOlderCopyOfACheckpointIsRefused() throws IOException {
    try (ConsumerFixture consumer = started()) {
      consumer.stop();
      Path copy = spark.newPath("copy");
      FileUtils.copyDirectory(checkpoint.toFile(), copy.toFile());
      consumer.start(spark.session());
      consumer.publish("16107", TestNetwork.row("16107", 9, 9));
      consumer.awaitAllRead();
      consumer.stop();
      consumer.publish("16107", TestNetwork.row("16107", 10, 10));

      consumer.with("CHECKPOINT_DIR", copy.toString()).start(spark.session());

      assertThat(consumer.awaitFailure())
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("from a copy of the checkpoint in " + copy);
      assertThat(consumer.published()).hasSize(2);
    }
  }

  @Test
  void anOldCheckpointIsRefusedOnceAnotherHasBeenUsed() {
    try (ConsumerFixture old = started();
        ConsumerFixture newer = old.another(spark.newPath("newer"))) {
      old.stop();
      newer.publish("32017", TestNetwork.row("32017", 1, 2));
      newer.start(spark.session());
      newer.awaitAllRead();
      newer.stop();
      List<String> published = newer.publishedText();
      old.publish("16107", TestNetwork.row("16107", 9, 9));

      old.start(spark.session());

      assertThat(old.awaitFailure())
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("was last written from another checkpoint")
          .hasMessageContaining("make reset-checkpoint");
      assertThat(newer.publishedText()).isEqualTo(published);
    }
  }

  private ConsumerFixture started() {
    return new ConsumerFixture(kafka, checkpoint, 1).startedWithOneStation(spark.session());
  }
}
