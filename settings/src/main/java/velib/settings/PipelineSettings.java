package velib.settings;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The settings that several programs share, each declared once. */
public final class PipelineSettings {
  /** The consumer group under which the Spark job commits what it has read; no setting. */
  public static final String CONSUMER_GROUP = "velib-spark-consumer";

  private static final String TOPIC_NAME = "[A-Za-z0-9._-]{1,249}";
  private static final String A_TOPIC_NAME = "a topic name of letters, digits, '.', '_' and '-'";

  /** Where Kafka answers: {@code host:port}, several separated by commas. */
  public static final Setting<List<String>> KAFKA_BOOTSTRAP_SERVERS =
      Setting.texts(
          "KAFKA_BOOTSTRAP_SERVERS",
          "localhost:9092",
          "\\S+:[0-9]{1,5}",
          "host:port, several separated by commas",
          "Kafka brokers to connect to, host:port, separated by commas.");

  /** The topic of the stations' statuses. */
  public static final Setting<String> INPUT_TOPIC =
      topic("INPUT_TOPIC", "velib-projet", "Topic of the stations' statuses.");

  /** The topic of the postcodes' totals. */
  public static final Setting<String> RESULTS_TOPIC =
      topic("RESULTS_TOPIC", "velib-projet-final-data", "Topic of the postcodes' totals.");

  /** The topic of the messages that could not be counted. */
  public static final Setting<String> DEAD_LETTER_TOPIC =
      topic(
          "DEAD_LETTER_TOPIC",
          "velib-projet-dead-letter",
          "Topic of the messages that could not be counted.");

  /** How long a station without messages stays in the totals, in the topic's own time. */
  public static final Setting<Duration> STATION_TTL =
      Setting.duration(
          "STATION_TTL",
          "1h",
          "1m",
          "8760h",
          "How long a station that no message mentions stays in the totals; after a change, make"
              + " reset-checkpoint.");

  /** How many stations of one postcode are kept of each input partition. */
  public static final Setting<Integer> POSTCODE_MAX_STATIONS =
      Setting.wholeNumber(
          "POSTCODE_MAX_STATIONS",
          10_000,
          1,
          10_000_000,
          "Most stations of a postcode that are kept of each input partition, those mentioned last; after"
              + " a change, make reset-checkpoint.");

  /** How the messages of all three topics are compressed. */
  public static final Setting<String> TOPIC_COMPRESSION =
      Setting.matching(
          "TOPIC_COMPRESSION",
          "gzip",
          "none|gzip|snappy|lz4|zstd",
          "none, gzip, snappy, lz4 or zstd",
          "How messages are compressed: none, gzip, snappy, lz4 or zstd; every client can read the"
              + " first two.");

  /** The time between the starts of two polls of the feed. */
  public static final Setting<Integer> POLL_INTERVAL_SECONDS =
      Setting.wholeNumber(
          "POLL_INTERVAL_SECONDS",
          60,
          1,
          86_400,
          "Seconds between two polls of the feed; at least 10 against a public host.");

  /** A file with the user's own postcodes of stations. */
  public static final Setting<String> STATION_POSTCODES_FILE =
      Setting.optionalText(
          "STATION_POSTCODES_FILE",
          "CSV file with the columns station_code,postcode that overrides the postcode rule.");

  /**
   * A station must be polled a few times before it can expire: one lost poll must not empty the
   * totals.
   */
  public static final Settings.Rule TTL_COVERS_THREE_POLLS =
      (settings, faults) -> {
        long ttlSeconds = settings.get(STATION_TTL).getSeconds();
        int intervalSeconds = settings.get(POLL_INTERVAL_SECONDS);
        if (ttlSeconds < 3L * intervalSeconds) {
          faults.accept(
              String.format(
                  Locale.ROOT,
                  "STATION_TTL is %d seconds: expected at least three poll intervals, %d seconds"
                      + " (POLL_INTERVAL_SECONDS is %d)",
                  ttlSeconds,
                  3L * intervalSeconds,
                  intervalSeconds));
        }
      };

  private PipelineSettings() {}

  private static Setting<String> topic(String name, String defaultValue, String meaning) {
    return Setting.matching(name, defaultValue, TOPIC_NAME, A_TOPIC_NAME, meaning);
  }
}
