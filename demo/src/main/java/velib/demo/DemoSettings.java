package velib.demo;

import java.util.List;
import velib.settings.Setting;

/** The settings of the demo itself; those of its programs are passed on to them. */
public final class DemoSettings {
  /** How long the demo runs, in seconds from the first result on. */
  public static final Setting<Integer> RUN_FOR =
      Setting.wholeNumber(
          "RUN_FOR",
          0,
          0,
          604_800,
          "Seconds the demo runs from its first result on, then checks the totals; 0: until Ctrl-C.");

  /** Which feed is polled; {@code make up} reads it too. */
  public static final Setting<String> FEED =
      Setting.matching(
          "FEED",
          "auto",
          "auto|live|simulator",
          "auto, live or simulator",
          "Feed to poll: live, simulator or, in the demo alone, auto, which is live if it answers;"
              + " make up takes live by default.");

  /** The broker's port on loopback; if not set, a free port instead of the default. */
  public static final Setting<Integer> KAFKA_PORT =
      Setting.wholeNumber(
          "KAFKA_PORT",
          9092,
          1,
          65_535,
          "Port of Kafka for programs outside the containers, as localhost:9092. Not 9093,"
              + " which the containers use.");

  /** Java heap of the broker. */
  public static final Setting<String> KAFKA_HEAP = heap("KAFKA_HEAP", "256m", "Kafka");

  /** Java heap of topic creation. */
  public static final Setting<String> KAFKA_INIT_HEAP =
      heap("KAFKA_INIT_HEAP", "64m", "the topic creation");

  /** Java heap of the producer. */
  public static final Setting<String> PRODUCER_HEAP = heap("PRODUCER_HEAP", "96m", "the producer");

  /** Java heap of the Spark job. */
  public static final Setting<String> SPARK_HEAP = heap("SPARK_HEAP", "768m", "the Spark job");

  /** Java heap of the live page's server. */
  public static final Setting<String> DASHBOARD_HEAP =
      heap("DASHBOARD_HEAP", "128m", "the live page's server");

  /** Java heap of the feed simulator. */
  public static final Setting<String> SIMULATOR_HEAP =
      heap("SIMULATOR_HEAP", "128m", "the feed simulator");

  /** All of them. */
  public static final List<Setting<?>> ALL =
      List.of(
          RUN_FOR,
          FEED,
          KAFKA_PORT,
          KAFKA_HEAP,
          KAFKA_INIT_HEAP,
          PRODUCER_HEAP,
          SPARK_HEAP,
          DASHBOARD_HEAP,
          SIMULATOR_HEAP);

  private DemoSettings() {}

  private static Setting<String> heap(String name, String defaultValue, String owner) {
    return Setting.matching(
        name,
        defaultValue,
        "[1-9][0-9]*[kmgKMG]",
        "a size like 512m or 2g",
        "Java heap of " + owner + ".");
  }
}
