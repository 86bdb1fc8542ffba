package velib.kafkainit;

import static velib.kafkainit.KafkaInitSettings.DEAD_LETTER_MAX_MEBIBYTES;
import static velib.kafkainit.KafkaInitSettings.DEAD_LETTER_RETENTION;
import static velib.kafkainit.KafkaInitSettings.DEAD_LETTER_TOPIC_PARTITIONS;
import static velib.kafkainit.KafkaInitSettings.INPUT_TOPIC_MAX_MEBIBYTES;
import static velib.kafkainit.KafkaInitSettings.INPUT_TOPIC_PARTITIONS;
import static velib.kafkainit.KafkaInitSettings.INPUT_TOPIC_RETENTION;
import static velib.kafkainit.KafkaInitSettings.RESULTS_TOPIC_KEEP;
import static velib.kafkainit.KafkaInitSettings.RESULTS_TOPIC_PARTITIONS;
import static velib.kafkainit.KafkaInitSettings.RESULTS_TOPIC_SEGMENT;
import static velib.kafkainit.KafkaInitSettings.TOPIC_REPLICATION;
import static velib.settings.PipelineSettings.DEAD_LETTER_TOPIC;
import static velib.settings.PipelineSettings.INPUT_TOPIC;
import static velib.settings.PipelineSettings.RESULTS_TOPIC;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import velib.settings.Setting;
import velib.settings.Settings;

/** The three topics as the settings ask for them. */
final class WantedTopics {
  /** Room for a dead letter's headers, which its original does not have. */
  static final int DEAD_LETTER_HEADERS_BYTES = 64 * 1024;

  private final Settings settings;

  WantedTopics(Settings settings) {
    this.settings = settings;
  }

  /** The stations' statuses, with the broker's time, so that no client's clock decides. */
  WantedTopic input() {
    return topic(
        INPUT_TOPIC,
        INPUT_TOPIC_PARTITIONS,
        Map.of(
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            "LogAppendTime",
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            millis(INPUT_TOPIC_RETENTION),
            TopicConfig.RETENTION_BYTES_CONFIG,
            bytes(INPUT_TOPIC_MAX_MEBIBYTES)));
  }

  /**
   * The postcodes' totals: the latest of each is kept for good, every change for a while.
   *
   * <p>They have no limit of size, which would delete the latest totals of quiet postcodes. They
   * need none: whatever arrives, a batch writes one message for each postcode that there is.
   */
  WantedTopic results() {
    return topic(
        RESULTS_TOPIC,
        RESULTS_TOPIC_PARTITIONS,
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.SEGMENT_MS_CONFIG, millis(RESULTS_TOPIC_SEGMENT),
            TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, millis(RESULTS_TOPIC_KEEP)));
  }

  /** The dead letters; one can be as long as the longest input message plus its headers. */
  WantedTopic deadLetters(FoundTopic input) {
    long longestInput = Long.parseLong(input.settings.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG));
    long longest = Math.min(longestInput + DEAD_LETTER_HEADERS_BYTES, Integer.MAX_VALUE);
    return topic(
        DEAD_LETTER_TOPIC,
        DEAD_LETTER_TOPIC_PARTITIONS,
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG, millis(DEAD_LETTER_RETENTION),
            TopicConfig.RETENTION_BYTES_CONFIG, bytes(DEAD_LETTER_MAX_MEBIBYTES),
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(longest)));
  }

  private WantedTopic topic(
      Setting<String> name, Setting<Integer> partitions, Map<String, String> topicSettings) {
    return new WantedTopic(
        settings.get(name),
        settings.get(partitions),
        partitions.name(),
        settings.get(TOPIC_REPLICATION),
        topicSettings);
  }

  private String bytes(Setting<Integer> mebibytes) {
    return String.valueOf(settings.get(mebibytes) * 1_048_576L);
  }

  private String millis(Setting<Duration> duration) {
    return String.valueOf(settings.get(duration).toMillis());
  }
}
