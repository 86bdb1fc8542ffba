package velib.benchmarks.harness.plan;

import java.util.List;

/** A part of the plan: one measurement on one input, of some sides, so many times. */
public final class BenchPart {
  /** What is measured. */
  public enum Measure {
    /** How long a backlog takes. */
    DRAIN,
    /** How long it takes from nothing to the first right result. */
    START,
    /** How long a snapshot takes while one comes each second. */
    LATENCY
  }

  /** The pause between the last snapshot and the idle time. */
  public static final int SETTLE_SECONDS = 5;

  public final Measure measure;
  public final long messages;
  public final int partitions;
  public final int stations;
  public final int warmUpSnapshots;
  public final int snapshots;
  public final int idleSeconds;
  public final int trials;
  public final List<String> sides;

  BenchPart(
      Measure measure,
      long messages,
      int partitions,
      int stations,
      int warmUpSnapshots,
      int snapshots,
      int idleSeconds,
      int trials,
      List<String> sides) {
    this.measure = measure;
    this.messages = messages;
    this.partitions = partitions;
    this.stations = stations;
    this.warmUpSnapshots = warmUpSnapshots;
    this.snapshots = snapshots;
    this.idleSeconds = idleSeconds;
    this.trials = trials;
    this.sides = List.copyOf(sides);
  }

  /** Messages that are on the topic when a side starts. */
  public static BenchPart drain(long messages, int partitions, int trials, List<String> sides) {
    return new BenchPart(Measure.DRAIN, messages, partitions, 1_500, 0, 0, 0, trials, sides);
  }

  /** One snapshot of 1,500 stations on the topic. */
  static BenchPart start(int trials, List<String> sides) {
    return new BenchPart(Measure.START, 1_500, 1, 1_500, 0, 0, 0, trials, sides);
  }

  /** Snapshots that come one a second; the warm-up goes before them, the idle time comes after. */
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
        stations,
        warmUpSnapshots,
        snapshots,
        idleSeconds,
        trials,
        sides);
  }

  /** The folder of its results, which says what was measured on what. */
  public String name() {
    switch (measure) {
      case DRAIN:
        return "drain-" + messages + "-messages-" + partitions + "-partitions";
      case START:
        return "start";
      default:
        return "latency-" + stations + "-stations";
    }
  }

  /** The name for {@code ONLY=}. */
  public String kind() {
    return measure.name().toLowerCase(java.util.Locale.ROOT);
  }
}
