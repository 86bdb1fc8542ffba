package velib.benchmarks.harness;

import java.util.List;

/** A part of the plan: one measurement on one input, of some sides, so many times. */
final class Part {
  /** What is measured. */
  enum Measure {
    /** How long a backlog takes. */
    DRAIN,
    /** How long it takes from nothing to the first right result. */
    START,
    /** How long a snapshot takes while one comes each second. */
    LATENCY
  }

  /** The pause between the last snapshot and the idle time. */
  static final int SETTLE_SECONDS = 5;

  final Measure measure;
  final long messages;
  final int partitions;
  final int stations;
  final int warmUpSnapshots;
  final int snapshots;
  final int idleSeconds;
  final int trials;
  final List<String> sides;

  Part(
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
  static Part drain(long messages, int partitions, int trials, List<String> sides) {
    return new Part(Measure.DRAIN, messages, partitions, 1_500, 0, 0, 0, trials, sides);
  }

  /** One snapshot of 1,500 stations on the topic. */
  static Part start(int trials, List<String> sides) {
    return new Part(Measure.START, 1_500, 1, 1_500, 0, 0, 0, trials, sides);
  }

  /** Snapshots that come one a second; the warm-up goes before them, the idle time comes after. */
  static Part latency(
      int stations,
      int warmUpSnapshots,
      int snapshots,
      int idleSeconds,
      int trials,
      List<String> sides) {
    return new Part(
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
  String name() {
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
  String kind() {
    return measure.name().toLowerCase(java.util.Locale.ROOT);
  }
}
