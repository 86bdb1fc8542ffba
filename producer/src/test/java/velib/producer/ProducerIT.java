package velib.producer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static velib.producer.PollOutcome.FEED_FAILED;
import static velib.producer.PollOutcome.HELD_BACK;
import static velib.producer.PollOutcome.PUBLISHED;
import static velib.producer.PollOutcome.UNCHANGED;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import velib.feedsimulator.Fault;
import velib.feedsimulator.FaultOrder;
import velib.feedsimulator.FeedSimulator;
import velib.testkit.KafkaExtension;

/** The producer between a simulated feed with its faults and a real broker. */
class ProducerIT {
  @RegisterExtension static final KafkaExtension KAFKA = KafkaExtension.shared();

  private static final int STATIONS = 200;
  private static final List<String> ALL = List.of("*");
  private static final List<String> TWO = List.of("16107", "32017");
  private static final String A_NEW_SNAPSHOT_EACH_TIME = "0";
  private static final String ONE_SNAPSHOT = "86400";

  private String topic;

  @BeforeEach
  void aTopicOfItsOwn() {
    topic = KAFKA.newTopic("velib-projet");
  }

  @Test
  void whatIsOnTheTopicIsWhatTheFeedServedByteForByte() throws IOException {
    try (FeedSimulator feed = feed(ONE_SNAPSHOT)) {
      assertThat(poll(feed, ALL, 1)).containsExactly(PUBLISHED);

      List<ConsumerRecord<String, String>> messages = KAFKA.readCommitted(topic);
      assertThat(messages).hasSize(STATIONS);
      assertThat(served(feed))
          .contains("\"stations\":[" + String.join(",", values(messages)) + "]");
      assertThat(messages)
          .allSatisfy(
              message ->
                  assertThat(message.value())
                      .contains("\"stationCode\":\"" + message.key() + "\""));
    }
  }

  @Test
  void onlyTheStationsAskedForArePublished() throws IOException {
    try (FeedSimulator feed = feed(A_NEW_SNAPSHOT_EACH_TIME)) {
      assertThat(poll(feed, TWO, 3)).containsOnly(PUBLISHED);
    }

    assertThat(KAFKA.readCommitted(topic))
        .extracting(ConsumerRecord::key)
        .hasSize(6)
        .containsOnly("16107", "32017");
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP_429, FEED_FAILED",
    "HTTP_503, FEED_FAILED",
    "SLOW_DRIP, FEED_FAILED",
    "CONNECTION_RESET, FEED_FAILED",
    "HTML, NOT_THE_FEED",
    "NOT_JSON, NOT_THE_FEED",
    "WRONG_SHAPE, NOT_THE_FEED",
    "TRUNCATED, NOT_THE_FEED",
    "TRUNCATED_GZIP, NOT_THE_FEED",
    "EMPTY_STATIONS, NOT_THE_FEED",
    "HUGE_BODY, NOT_THE_FEED",
    "GZIP_BOMB, NOT_THE_FEED"
  })
  void anAnswerThatIsNotTheFeedPublishesNothingAndTheNextPollGoesOn(
      Fault fault, PollOutcome outcome) throws IOException {
    try (FeedSimulator feed = feed(A_NEW_SNAPSHOT_EACH_TIME)) {
      feed.order(FaultOrder.of(fault).retryAfterSeconds(0).seconds(1));

      assertThat(poll(feed, ALL, 2)).containsExactly(outcome, PUBLISHED);
    }

    assertThat(KAFKA.readCommitted(topic)).hasSize(STATIONS);
  }

  @Test
  void aServerThatHangsAndHangsUpPublishesNothingAndTheNextPollGoesOn() throws IOException {
    try (FeedSimulator feed = feed(A_NEW_SNAPSHOT_EACH_TIME)) {
      feed.order(FaultOrder.of(Fault.HANG).seconds(1).times(2)); // one poll, see FeedClient

      assertThat(poll(feed, ALL, 2)).containsExactly(FEED_FAILED, PUBLISHED);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"WRONG_TYPES", "DUPLICATE_STATIONS", "UNKNOWN_CODES", "FROZEN"})
  void rowsThatAreOddDoNotHoldUpTheOthers(Fault fault) throws IOException {
    try (FeedSimulator feed = feed(A_NEW_SNAPSHOT_EACH_TIME)) {
      feed.order(FaultOrder.of(fault));

      assertThat(poll(feed, ALL, 2)).containsOnly(PUBLISHED);
    }

    assertThat(KAFKA.readCommitted(topic)).hasSizeGreaterThanOrEqualTo(2 * STATIONS);
  }

  @Test
  void aFeedThatLostHalfItsStationsIsHeldBackUntilFivePollsAgree() throws IOException {
    try (FeedSimulator feed = feed(A_NEW_SNAPSHOT_EACH_TIME);
        RunningProducer producer = producer(feed, ALL, Integer.MAX_VALUE)) {
      producer.awaitPolls(1);
      feed.order(FaultOrder.of(Fault.HALF_STATIONS).times(1000));
      producer.awaitPoll(poll -> poll.published() == STATIONS / 2);

      assertThat(producer.polls()).filteredOn(poll -> poll.outcome() == HELD_BACK).hasSize(4);
    }
  }

  @Test
  void anUnchangedAnswerIsPublishedAgainSoThatQuietStationsDoNotExpire() throws IOException {
    try (FeedSimulator feed = feed(ONE_SNAPSHOT)) {
      assertThat(poll(feed, ALL, 3)).containsExactly(PUBLISHED, UNCHANGED, UNCHANGED);
    }

    List<String> values = values(KAFKA.readCommitted(topic));
    assertThat(values).hasSize(3 * STATIONS);
    assertThat(values.subList(2 * STATIONS, 3 * STATIONS)).isEqualTo(values.subList(0, STATIONS));
  }

  @Test
  void aSourceThatAsksToBeLeftAloneIs() throws IOException {
    try (FeedSimulator feed = feed(A_NEW_SNAPSHOT_EACH_TIME)) {
      feed.order(FaultOrder.of(Fault.HTTP_429).retryAfterSeconds(3000));
      try (RunningProducer producer = producer(feed, TWO, 1)) {
        assertThat(producer.outcomes()).containsExactly(FEED_FAILED);
        assertThat(producer.waits()).containsExactly(Duration.ofSeconds(3000));
      }
    }
  }

  private List<PollOutcome> poll(FeedSimulator feed, List<String> stationCodes, int times) {
    try (RunningProducer producer = producer(feed, stationCodes, times)) {
      return producer.outcomes();
    }
  }

  private RunningProducer producer(FeedSimulator feed, List<String> stationCodes, int mostPolls) {
    return new RunningProducer(
        feed.statusUri(),
        KAFKA.bootstrapServers(),
        topic,
        stationCodes,
        RunningProducer.LONG,
        mostPolls);
  }

  private static FeedSimulator feed(String stepSeconds) throws IOException {
    Map<String, String> settings = new HashMap<>();
    settings.put("SIMULATOR_STATIONS", String.valueOf(STATIONS));
    settings.put("SIMULATOR_STEP_SECONDS", stepSeconds);
    settings.put("SIMULATOR_CONDITIONAL", "true");
    return FeedSimulator.start(settings);
  }

  private static String served(FeedSimulator feed) throws IOException {
    try (InputStream body = feed.statusUri().toURL().openStream()) {
      return new String(body.readAllBytes(), UTF_8);
    }
  }

  private static List<String> values(List<ConsumerRecord<String, String>> messages) {
    return messages.stream().map(ConsumerRecord::value).collect(Collectors.toList());
  }
}
