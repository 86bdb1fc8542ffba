package velib.producer;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static velib.producer.PollOutcome.NOT_PUBLISHED;
import static velib.producer.PollOutcome.PUBLISHED;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import velib.testkit.KafkaExtension;

/** The producer while Kafka is not there yet, goes away, and comes back. */
class LostKafkaIT {
  @RegisterExtension static final KafkaExtension KAFKA = KafkaExtension.own();

  private static final Duration NONE = Duration.ofMillis(1);
  private static final int ENDLESS = Integer.MAX_VALUE;

  private String topic;
  private boolean isBrokerUp = true;

  @BeforeEach
  void aTopicOfItsOwn() {
    topic = KAFKA.newTopic("velib-projet");
  }

  @AfterEach
  void theBrokerIsBackForTheNextTest() {
    if (!isBrokerUp) {
      startBroker();
    }
  }

  @Test
  void itStartsBeforeKafkaAndThePollThatWaitedIsPublished() throws IOException {
    stopBroker();
    try (CountingFeed feed = new CountingFeed();
        RunningProducer producer = producer(feed, RunningProducer.LONG, 1)) {
      await().until(() -> feed.answers() > 0);
      startBroker();

      assertThat(producer.outcomes()).containsExactly(PUBLISHED);
      assertThat(feed.answers()).isEqualTo(1);
    }

    assertThat(KAFKA.readCommitted(topic)).hasSize(CountingFeed.STATIONS);
  }

  @Test
  void pollsThatKafkaMissedAreNeverPublishedLater() throws IOException {
    stopBroker();
    try (CountingFeed feed = new CountingFeed();
        RunningProducer producer = producer(feed, NONE, ENDLESS)) {
      producer.awaitPolls(3);
      assertThat(producer.polls()).allMatch(poll -> poll.outcome() == NOT_PUBLISHED);
      startBroker();
      await().atMost(RunningProducer.LONG).until(() -> producer.published() > 2);
    }

    assertThat(answersByStation())
        .hasSize(CountingFeed.STATIONS)
        .allSatisfy((station, answers) -> assertThat(answers.get(0)).isGreaterThan(3));
  }

  @Test
  void aKilledBrokerLosesNoAcknowledgedRecordAndNoneComesTwiceOrLate() throws IOException {
    long published;
    try (CountingFeed feed = new CountingFeed();
        RunningProducer producer = producer(feed, RunningProducer.LONG, ENDLESS)) {
      for (int kill = 0; kill < 2; kill++) {
        long before = producer.published();
        await().atMost(RunningProducer.LONG).until(() -> producer.published() > before + 5);
        isBrokerUp = false;
        KAFKA.servers().killBroker();
        startBroker();
      }
      long before = producer.published();
      await().atMost(RunningProducer.LONG).until(() -> producer.published() > before + 5);
      producer.close();
      published = producer.published();
      assertThat(producer.polls().subList(0, (int) published))
          .allMatch(poll -> poll.outcome() == PUBLISHED);
    }

    Map<String, List<Integer>> answers = answersByStation();
    assertThat(answers).hasSize(CountingFeed.STATIONS);
    assertThat(answers)
        .allSatisfy(
            (station, numbers) ->
                assertThat(numbers)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThanOrEqualTo((int) published));
  }

  @Test
  void aTopicThatIsMissingIsWaitedForToo() throws IOException {
    topic = "velib-projet-later";
    try (CountingFeed feed = new CountingFeed();
        RunningProducer producer = producer(feed, NONE, ENDLESS)) {
      producer.awaitPolls(1);
      assertThat(producer.polls().get(0).reason()).contains("no topic velib-projet-later");
      KAFKA.createTopic(topic, 1, Map.of());
      await().atMost(RunningProducer.LONG).until(() -> producer.published() > 0);
    }
  }

  private RunningProducer producer(CountingFeed feed, Duration patience, int mostPolls) {
    return new RunningProducer(
        feed.uri(), KAFKA.bootstrapServers(), topic, List.of("*"), patience, mostPolls);
  }

  private Map<String, List<Integer>> answersByStation() {
    return KAFKA.readCommitted(topic).stream()
        .collect(
            groupingBy(
                ConsumerRecord::key,
                mapping(message -> CountingFeed.answerOf(message.value()), toList())));
  }

  private void stopBroker() {
    isBrokerUp = false;
    KAFKA.servers().stopBroker();
  }

  private void startBroker() {
    KAFKA.servers().startBroker();
    isBrokerUp = true;
  }
}
