package velib.benchmarks.harness.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import velib.benchmarks.harness.side.Sides;

/** The parts that a run measures: all of them, or those that the options choose. */
public final class BenchPlan {
  private static final int WARM_UP_SNAPSHOTS = 120;
  private static final int IDLE_SECONDS = 30;

  static final List<String> FAST = List.of("ours", "raw", "no-engine");
  private static final List<String> DRAIN =
      List.of(
          "ours",
          "ours-plain",
          "raw",
          "no-engine",
          "streams-100",
          "streams-1000",
          "flink-eo-1000",
          "flink-alo-100",
          "idiomatic",
          "coursework");
  private static final List<String> START =
      List.of(
          "ours",
          "ours-plain",
          "no-engine",
          "streams-100",
          "flink-eo-100",
          "flink-alo-0",
          "idiomatic",
          "coursework");
  private static final List<String> LATENCY =
      List.of(
          "ours",
          "ours-plain",
          "no-engine",
          "streams-100",
          "streams-25",
          "flink-eo-100",
          "flink-eo-25",
          "flink-alo-0",
          "idiomatic",
          "coursework");

  private BenchPlan() {}

  /**
   * Returns the parts to run, in order.
   *
   * @throws IllegalArgumentException when an option names a side or a part that does not exist
   */
  public static List<BenchPart> of(BenchOptions options) {
    options.list("sides").ifPresent(sides -> sides.forEach(Sides::named));
    Set<String> kinds =
        new TreeSet<>(
            Set.of(BenchPart.Measure.values()).stream()
                .map(measure -> measure.name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.toSet()));
    List<String> only = options.list("only").orElse(List.copyOf(kinds));
    if (!kinds.containsAll(only)) {
      throw new IllegalArgumentException("only is " + only + ": expected some of " + kinds);
    }
    return all(options).stream()
        .filter(part -> only.contains(part.kind()))
        .filter(part -> !part.sides.isEmpty())
        .collect(Collectors.toList());
  }

  private static List<BenchPart> all(BenchOptions options) {
    int trials = options.number("trials").orElse(3);
    int startTrials = options.number("trials").orElse(5);
    int snapshots = options.number("snapshots").orElse(100);
    List<BenchPart> parts = new ArrayList<>();
    parts.add(BenchPart.start(startTrials, without(sides(options, START), "raw")));
    for (int partitions : numbers(options, "partitions", 4, 1)) {
      if (options.number("messages").isPresent()) {
        for (String compression : options.list("compression").orElse(List.of("lz4"))) {
          parts.add(
              BenchPart.drain(
                  options.number("messages").get(),
                  partitions,
                  compression,
                  trials,
                  sides(options, DRAIN)));
        }
      } else {
        parts.add(BenchPart.drain(5_000_000, partitions, trials, sides(options, DRAIN)));
        parts.add(BenchPart.drain(20_000_000, partitions, trials, chosen(options, FAST)));
      }
    }
    for (int stations : numbers(options, "stations", 1_500, 2)) {
      parts.add(
          BenchPart.latency(
              stations,
              WARM_UP_SNAPSHOTS,
              snapshots,
              IDLE_SECONDS,
              trials,
              without(sides(options, LATENCY), "raw")));
    }
    return parts;
  }

  /** The sides that the options name, even if they are not usual here; or the usual ones. */
  private static List<String> sides(BenchOptions options, List<String> usual) {
    return options.list("sides").orElse(usual);
  }

  /** Those of the usual sides that the options name. */
  private static List<String> chosen(BenchOptions options, List<String> usual) {
    List<String> asked = sides(options, usual);
    return usual.stream().filter(asked::contains).collect(Collectors.toList());
  }

  private static List<String> without(List<String> sides, String side) {
    return sides.stream().filter(s -> !s.equals(side)).collect(Collectors.toList());
  }

  private static List<Integer> numbers(BenchOptions options, String name, int first, int second) {
    return options.number(name).map(List::of).orElse(List.of(first, second));
  }
}
