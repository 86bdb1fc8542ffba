package velib.benchmarks.harness.plan;

import java.util.List;

/**
 * A part of the plan: one kind of measurement on one input, for some sides and a number of trials.
 */
public final class BenchPart {
  /** What is measured. */
  public enum Measure {
    /** How long it takes to work off a backlog. */
    DRAIN,
    /** How long it takes from starting the process to the first right results. */
    START,
    /** How long each snapshot takes when one is sent every second. */
    LATENCY
  }

  /** The pause between the last snapshot and the idle time. */
  public static final int SETTLE_SECONDS = 5;

  /** The codec that costs the sides least, so that a drain measures them and not the codec. */
  private static final String LZ4 = "lz4";

  /** The kind of measurement. */
  public final Measure measure;

  /** The messages on the topic when a side starts; in a latency part those of one snapshot. */
  public final long messages;

  /** The partitions of the input topic. */
  public final int partitions;

  /** How the messages on the input topic are compressed, such as {@code lz4}. */
  public final String compression;

  /** The stations of the feed. */
  public final int stations;

  /** The snapshots before the measured ones; 0 except for latency. */
  public final int warmUpSnapshots;

  /** The snapshots that are measured; 0 except for latency. */
  public final int snapshots;

  /** The time without messages after the last snapshot; 0 except for latency. */
  public final int idleSeconds;

  /** The trials of each side. */
  public final int trials;

  /** The names of the sides. */
  public final List<String> sides;

  BenchPart(
      Measure measure,
      long messages,
      int partitions,
      String compression,
      int stations,
      int warmUpSnapshots,
      int snapshots,
      int idleSeconds,
      int trials,
      List<String> sides) {
    this.measure = measure;
    this.messages = messages;
    this.partitions = partitions;
    this.compression = compression;
    this.stations = stations;
    this.warmUpSnapshots = warmUpSnapshots;
    this.snapshots = snapshots;
    this.idleSeconds = idleSeconds;
    this.trials = trials;
    this.sides = List.copyOf(sides);
  }

  /** Drains a topic that is full when a side starts. */
  public static BenchPart drain(long messages, int partitions, int trials, List<String> sides) {
    return drain(messages, partitions, LZ4, trials, sides);
  }

  /** Drains a topic whose messages are compressed in this way. */
  static BenchPart drain(
      long messages, int partitions, String compression, int trials, List<String> sides) {
    return new BenchPart(
        Measure.DRAIN, messages, partitions, compression, 1_500, 0, 0, 0, trials, sides);
  }

  /** Starts a side on a topic with one snapshot of 1,500 stations. */
  static BenchPart start(int trials, List<String> sides) {
    return new BenchPart(Measure.START, 1_500, 1, LZ4, 1_500, 0, 0, 0, trials, sides);
  }

  /**
   * Sends a snapshot every second: first the warm-up, then those that are measured, then nothing
   * for the idle time.
   */
  public static BenchPart latency(
      int stations,
      int warmUpSnapshots,
      int snapshots,
      int idleSeconds,
      int trials,
      List<String> sides) {
    return new BenchPart(
        Measure.LATENCY,
        stations,
        1,
        LZ4,
        stations,
        warmUpSnapshots,
        snapshots,
        idleSeconds,
        trials,
        sides);
  }

  /** Returns the name of the folder of its results, which says what was measured on which input. */
  public String name() {
    switch (measure) {
      case DRAIN:
        return "drain-"
            + messages
            + "-messages-"
            + partitions
            + "-partitions"
            + (compression.equals(LZ4) ? "" : "-" + compression);
      case START:
        return "start";
      default:
        return "latency-" + stations + "-stations";
    }
  }

  /** Returns the name that {@code ONLY=} takes. */
  public String kind() {
    return measure.name().toLowerCase(java.util.Locale.ROOT);
  }
}
