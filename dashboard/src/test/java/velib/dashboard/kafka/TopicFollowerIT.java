package velib.dashboard.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import velib.settings.PipelineSettings;
import velib.settings.Settings;
import velib.testkit.KafkaExtension;

/** The follower's thread when something fails that nobody expected. */
class TopicFollowerIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();

  private static final Duration LONG = Duration.ofMinutes(1);

  private final List<String> taken = new CopyOnWriteArrayList<>();
  private String topic;
  private KafkaClients clients;

  @BeforeEach
  void aTopicOfItsOwn() {
    topic = kafka.newTopic("followed");
    clients =
        new KafkaClients(
            Settings.read(
                List.of(PipelineSettings.KAFKA_BOOTSTRAP_SERVERS),
                Map.of("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers())));
  }

  @Test
  void aMessageThatTheListenerCannotTakeIsSkippedAndTheNextOnesAreTaken() {
    kafka.publish(topic, "key", "1", "fault", "2");
    try (TopicFollower follower = follower(clients::reader)) {
      follower.start();
      await().atMost(LONG).until(() -> taken.contains("2"));

      kafka.publish(topic, "key", "3");

      await().atMost(LONG).until(() -> taken.contains("3"));
      assertThat(taken).contains("1").doesNotContain("fault");
      assertThat(follower.awaySince()).isEmpty();
      assertThat(follower.hasEnded()).isFalse();
    }
  }

  @Test
  void anUnexpectedExceptionOfTheClientDoesNotEndIt() {
    kafka.publish(topic, "key", "1");
    AtomicInteger attempts = new AtomicInteger();
    Supplier<Consumer<byte[], byte[]>> failsAtFirst =
        () -> {
          if (attempts.incrementAndGet() == 1) {
            throw new IllegalStateException("unexpected");
          }
          return clients.reader();
        };
    try (TopicFollower follower = follower(failsAtFirst)) {
      follower.start();

      await().atMost(LONG).until(() -> taken.contains("1"));
      await().atMost(LONG).until(follower::hasCaughtUp);
      assertThat(follower.awaySince()).isEmpty();
    }
  }

  @Test
  void anErrorEndsItAndItSaysSo() {
    kafka.publish(topic, "key", "error");
    try (TopicFollower follower = follower(clients::reader)) {
      follower.start();

      await().dontCatchUncaughtExceptions().atMost(LONG).until(follower::hasEnded);
      assertThat(follower.awaySince()).isPresent();
    }
  }

  private TopicFollower follower(Supplier<Consumer<byte[], byte[]>> opened) {
    return new TopicFollower(topic, opened, () -> null, new Listener());
  }

  private final class Listener implements TopicListener {
    @Override
    public void onMessages(List<ConsumerRecord<byte[], byte[]>> messages) {
      for (ConsumerRecord<byte[], byte[]> message : messages) {
        String value = new String(message.value(), UTF_8);
        if (value.equals("fault")) {
          throw new IllegalStateException("a fault of this test");
        }
        if (value.equals("error")) {
          throw new AssertionError("an error of this test");
        }
        taken.add(value);
      }
    }

    @Override
    public void onRecreated() {
      taken.clear();
    }
  }
}
