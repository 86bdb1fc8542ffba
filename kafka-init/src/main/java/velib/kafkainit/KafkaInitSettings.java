package velib.kafkainit;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import velib.settings.PipelineSettings;
import velib.settings.Setting;
import velib.settings.Settings;

/** The settings of topic creation. */
public final class KafkaInitSettings {
  /** The least number of partitions of the input topic. */
  public static final Setting<Integer> INPUT_TOPIC_PARTITIONS =
      partitions("INPUT_TOPIC_PARTITIONS", "the stations' statuses");

  /** The least number of partitions of the results topic. */
  public static final Setting<Integer> RESULTS_TOPIC_PARTITIONS =
      partitions("RESULTS_TOPIC_PARTITIONS", "the postcodes' totals");

  /** The least number of partitions of the dead letter topic. */
  public static final Setting<Integer> DEAD_LETTER_TOPIC_PARTITIONS =
      partitions("DEAD_LETTER_TOPIC_PARTITIONS", "the messages that could not be counted");

  /** How many brokers hold a copy of each topic. */
  public static final Setting<Integer> TOPIC_REPLICATION =
      Setting.wholeNumber(
          "TOPIC_REPLICATION", 1, 1, 100, "Brokers that hold a copy of each topic.");

  /** How long the input topic keeps its messages. */
  public static final Setting<Duration> INPUT_TOPIC_RETENTION =
      age("INPUT_TOPIC_RETENTION", "168h", "How long the stations' statuses are kept.");

  /** How much of its messages a partition of the input topic keeps. */
  public static final Setting<Integer> INPUT_TOPIC_MAX_MEBIBYTES =
      mebibytes("INPUT_TOPIC_MAX_MEBIBYTES", 8192, "the stations' statuses");

  /** How often the results topic begins a new segment; a segment is compacted once it is closed. */
  public static final Setting<Duration> RESULTS_TOPIC_SEGMENT =
      age(
          "RESULTS_TOPIC_SEGMENT",
          "1h",
          "How often the results topic begins a new file; closed ones are compacted.");

  /** How long every change of a total is kept before compaction leaves only the latest. */
  public static final Setting<Duration> RESULTS_TOPIC_KEEP =
      age(
          "RESULTS_TOPIC_KEEP",
          "24h",
          "How long every change of a total is kept at least; the latest stays for good.");

  /** How long the dead letter topic keeps its messages. */
  public static final Setting<Duration> DEAD_LETTER_RETENTION =
      age(
          "DEAD_LETTER_RETENTION",
          "720h",
          "How long the messages that could not be counted are kept.");

  /** How much of its messages a partition of the dead letter topic keeps. */
  public static final Setting<Integer> DEAD_LETTER_MAX_MEBIBYTES =
      mebibytes("DEAD_LETTER_MAX_MEBIBYTES", 1024, "the messages that could not be counted");

  /** How long to wait for the broker. */
  public static final Setting<Integer> KAFKA_WAIT_SECONDS =
      Setting.wholeNumber(
          "KAFKA_WAIT_SECONDS", 120, 1, 86_400, "Seconds that topic creation waits for Kafka.");

  /** Every setting of the program, in the order in which they are explained. */
  public static final List<Setting<?>> ALL =
      List.of(
          PipelineSettings.KAFKA_BOOTSTRAP_SERVERS,
          PipelineSettings.INPUT_TOPIC,
          PipelineSettings.RESULTS_TOPIC,
          PipelineSettings.DEAD_LETTER_TOPIC,
          INPUT_TOPIC_PARTITIONS,
          RESULTS_TOPIC_PARTITIONS,
          DEAD_LETTER_TOPIC_PARTITIONS,
          TOPIC_REPLICATION,
          INPUT_TOPIC_RETENTION,
          INPUT_TOPIC_MAX_MEBIBYTES,
          RESULTS_TOPIC_SEGMENT,
          RESULTS_TOPIC_KEEP,
          DEAD_LETTER_RETENTION,
          DEAD_LETTER_MAX_MEBIBYTES,
          KAFKA_WAIT_SECONDS);

  /** Results on the input topic would be counted as statuses. */
  public static final Settings.Rule TOPICS_DIFFER =
      (settings, faults) -> {
        String input = settings.get(PipelineSettings.INPUT_TOPIC);
        String results = settings.get(PipelineSettings.RESULTS_TOPIC);
        String deadLetters = settings.get(PipelineSettings.DEAD_LETTER_TOPIC);
        if (new HashSet<>(List.of(input, results, deadLetters)).size() < 3) {
          faults.accept(
              String.format(
                  Locale.ROOT,
                  "INPUT_TOPIC, RESULTS_TOPIC and DEAD_LETTER_TOPIC are \"%s\", \"%s\" and \"%s\":"
                      + " expected three different topics",
                  input,
                  results,
                  deadLetters));
        }
      };

  private KafkaInitSettings() {}

  private static Setting<Integer> partitions(String name, String content) {
    return Setting.wholeNumber(
        name, 1, 1, 10_000, "Partitions of the topic of " + content + "; raised, never lowered.");
  }

  private static Setting<Integer> mebibytes(String name, int defaultValue, String content) {
    return Setting.wholeNumber(
        name,
        defaultValue,
        1,
        1_000_000_000,
        "MiB that each partition of the topic of " + content + " keeps; the oldest go first.");
  }

  private static Setting<Duration> age(String name, String defaultText, String meaning) {
    return Setting.duration(name, defaultText, "1m", "87600h", meaning);
  }
}
