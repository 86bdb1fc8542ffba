package velib.benchmarks.harness.side;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import velib.benchmarks.harness.workload.ExpectedResults;
import velib.benchmarks.harness.workload.GeneratedFeed;
import velib.benchmarks.harness.workload.GrowingSums;
import velib.kafka.ChildProcess;

/**
 * Finds a side by its name. A number in a name is a setting: {@code streams-100} is Kafka Streams
 * with a commit every 100 ms, and {@code ours-1000000} our job with a million messages in a batch.
 */
public final class Sides {
  static final String EXPECTED_NAMES =
      "ours, ours-plain, ours-<messages of a batch>, raw, no-engine, streams-<commit ms>,"
          + " flink-eo-<checkpoint ms>, flink-alo-<emit ms>, idiomatic or coursework";

  private static final Pattern OURS = Pattern.compile("ours-([1-9][0-9]*)");
  private static final Pattern STREAMS = Pattern.compile("streams-([1-9][0-9]*)");
  private static final Pattern FLINK_EXACTLY_ONCE = Pattern.compile("flink-eo-([1-9][0-9]*)");
  private static final Pattern FLINK_AT_LEAST_ONCE = Pattern.compile("flink-alo-([0-9]+)");

  /** How long Flink may hold back totals when only throughput is measured. */
  private static final String FLINK_EMIT_MS = "100";

  private static final String FLINK_RELAXED_CHECKPOINT_MS = "1000";

  /** The packages that Kafka Streams and Flink access by reflection on Java 17. */
  private static final List<String> OPENED =
      List.of(
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED");

  private Sides() {}

  /**
   * Returns the side of a name.
   *
   * @throws IllegalArgumentException when there is no such side; the message lists the names
   */
  public static Side named(String name) {
    switch (name) {
      case "ours":
        return totals(
            name,
            "this project's Spark job, exactly once; started from an archive of its classes, as in its image",
            start -> ours(start, Map.of()));
      case "ours-plain":
        return totals(
            name,
            "the same job with BATCH_ENGINE=spark: every batch planned and run Spark's own way",
            start -> ours(start, Map.of("BATCH_ENGINE", "spark")));
      case "raw":
        return new Side(
            name,
            "consumer that only reads and computes nothing: the limit",
            feed -> ExpectedResults.count(),
            start -> plain(start, "RawConsumer", List.of()));
      case "no-engine":
        return totals(
            name,
            "consumer, byte scanner and map in one process; no state survives a restart",
            start -> plain(start, "NoEngine", List.of("emit-ms=" + (start.forLatency ? 2 : 20))));
      case "idiomatic":
        return totals(
            name,
            "Spark with from_json and flatMapGroupsWithState, at least once",
            start -> sparkPeer(start, "IdiomaticJob"));
      case "coursework":
        return new Side(
            name,
            "Spark with from_json, a CSV join and groupBy.sum, at least once: sums over all messages,"
                + " which grow, not the number of bikes",
            GrowingSums::new,
            start -> sparkPeer(start, "CourseworkJob"));
      default:
        return parametric(name);
    }
  }

  private static Side parametric(String name) {
    Matcher ours = OURS.matcher(name);
    if (ours.matches()) {
      String most = ours.group(1);
      return totals(
          name,
          "this project's Spark job with BATCH_MAX_MESSAGES=" + most,
          start -> ours(start, Map.of("BATCH_MAX_MESSAGES", most)));
    }
    Matcher streams = STREAMS.matcher(name);
    if (streams.matches()) {
      String commitMs = streams.group(1);
      return totals(
          name,
          "Kafka Streams, exactly once, a commit every " + commitMs + " ms",
          start ->
              start.java(
                  "benchmarks/streams",
                  "velib.benchmarks.streams.StreamsTotals",
                  OPENED,
                  start.peerOptions("commit-ms=" + commitMs)));
    }
    Matcher exactlyOnce = FLINK_EXACTLY_ONCE.matcher(name);
    if (exactlyOnce.matches()) {
      String checkpointMs = exactlyOnce.group(1);
      return totals(
          name,
          "Flink, exactly once, a checkpoint every " + checkpointMs + " ms",
          start ->
              flink(start, "exactly-once", checkpointMs, start.forLatency ? "0" : FLINK_EMIT_MS));
    }
    Matcher atLeastOnce = FLINK_AT_LEAST_ONCE.matcher(name);
    if (atLeastOnce.matches()) {
      String emitMs = atLeastOnce.group(1);
      String when = emitMs.equals("0") ? "every change at once" : "totals every " + emitMs + " ms";
      return totals(
          name,
          "Flink, at least once, " + when,
          start -> flink(start, "at-least-once", FLINK_RELAXED_CHECKPOINT_MS, emitMs));
    }
    throw new IllegalArgumentException(
        "there is no side \"" + name + "\": expected " + EXPECTED_NAMES);
  }

  private static Side totals(String name, String title, Side.Starter starter) {
    Function<GeneratedFeed, ExpectedResults> expected = ExpectedResults::totals;
    return new Side(name, title, expected, starter);
  }

  private static ChildProcess ours(SideStart start, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("KAFKA_BOOTSTRAP_SERVERS", start.bootstrapServers);
    settings.put("INPUT_TOPIC", start.inputTopic);
    settings.put("RESULTS_TOPIC", start.resultsTopic());
    settings.put("DEAD_LETTER_TOPIC", start.deadLetterTopic());
    settings.put("CHECKPOINT_DIR", start.folder.resolve("checkpoint").toString());
    settings.put("SPARK_UI_PORT", "0");
    settings.put("CONSUMER_METRICS_PORT", "0");
    return start.spark(
        "spark-consumer",
        "spark-consumer.jar",
        "velib.sparkconsumer.SparkConsumer",
        List.of(),
        settings);
  }

  private static ChildProcess plain(SideStart start, String mainClass, List<String> more) {
    return start.java(
        "benchmarks/plain",
        "velib.benchmarks.plain." + mainClass,
        List.of(),
        start.peerOptions(more.toArray(String[]::new)));
  }

  private static ChildProcess sparkPeer(SideStart start, String mainClass) {
    return start.spark(
        "benchmarks/spark",
        "benchmark-spark.jar",
        "velib.benchmarks.spark." + mainClass,
        start.peerOptions(),
        Map.of());
  }

  private static ChildProcess flink(
      SideStart start, String guarantee, String checkpointMs, String emitMs) {
    return start.java(
        "benchmarks/flink",
        "velib.benchmarks.flink.FlinkTotals",
        OPENED,
        start.peerOptions(
            "guarantee=" + guarantee, "checkpoint-ms=" + checkpointMs, "emit-ms=" + emitMs));
  }
}
