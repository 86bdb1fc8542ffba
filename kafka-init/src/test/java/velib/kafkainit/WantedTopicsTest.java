package velib.kafkainit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import velib.settings.Settings;

class WantedTopicsTest {
  @Test
  void theInputTopicHasTheBrokersTimeAndKeepsAWeek() {
    WantedTopic input = wanted(Map.of("TOPIC_REPLICATION", "3")).input();

    assertThat(input.name).isEqualTo("velib-projet");
    assertThat(input.replication).isEqualTo(3);
    assertThat(input.settings)
        .isEqualTo(
            Map.of(
                "message.timestamp.type", "LogAppendTime",
                "cleanup.policy", "delete",
                "retention.ms", "604800000",
                "retention.bytes", "8589934592"));
  }

  @Test
  void theResultsTopicKeepsTheLatestForGoodAndEveryChangeForADay() {
    WantedTopic results = wanted(Map.of("RESULTS_TOPIC_PARTITIONS", "4")).results();

    assertThat(results.name).isEqualTo("velib-projet-final-data");
    assertThat(results.partitions).isEqualTo(4);
    assertThat(results.settings)
        .isEqualTo(
            Map.of(
                "cleanup.policy", "compact",
                "segment.ms", "3600000",
                "min.compaction.lag.ms", "86400000"));
  }

  @Test
  void aDeadLetterMayBeLongerThanTheLongestMessageOfTheInputTopic() {
    WantedTopic deadLetters = wanted(Map.of()).deadLetters(input("1048588"));

    assertThat(deadLetters.name).isEqualTo("velib-projet-dead-letter");
    assertThat(deadLetters.settings)
        .isEqualTo(
            Map.of(
                "cleanup.policy", "delete",
                "retention.ms", "2592000000",
                "retention.bytes", "1073741824",
                "max.message.bytes", "1114124"));
  }

  @Test
  void aDeadLetterIsNotLongerThanKafkaCanCount() {
    assertThat(wanted(Map.of()).deadLetters(input("2147483647")).settings)
        .containsEntry("max.message.bytes", "2147483647");
  }

  /** A week of 1,500 stations, polled once a minute, without any compression. */
  @Test
  void theLimitOfTheInputTopicLeavesRoomForAWeekOfTheWholeFeed() {
    long messages = 1_500L * 60 * 24 * 7;
    int bytesOfAMessage = 500; // the real feed's have about 330 with key, header and framing

    assertThat(Long.parseLong(wanted(Map.of()).input().settings.get("retention.bytes")))
        .isGreaterThan(messages * bytesOfAMessage);
  }

  @Test
  void theLimitsAreSettings() {
    WantedTopics wanted =
        wanted(Map.of("INPUT_TOPIC_MAX_MEBIBYTES", "100000", "DEAD_LETTER_MAX_MEBIBYTES", "1"));

    assertThat(wanted.input().settings).containsEntry("retention.bytes", "104857600000");
    assertThat(wanted.deadLetters(input("1048588")).settings)
        .containsEntry("retention.bytes", "1048576");
  }

  private static WantedTopics wanted(Map<String, String> environment) {
    return new WantedTopics(Settings.read(KafkaInitSettings.ALL, environment));
  }

  private static FoundTopic input(String maxMessageBytes) {
    return new FoundTopic("velib-projet", 1, 1, true, Map.of("max.message.bytes", maxMessageBytes));
  }
}
