package velib.benchmarks.harness.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The results of all parts, summed up by side. */
public final class Findings {
  private static final List<String> ORDER =
      List.of(
          "raw",
          "no-engine",
          "ours",
          "streams",
          "flink-eo",
          "flink-alo",
          "idiomatic",
          "coursework");

  private final ResultStore store;

  /** Creates a view of the results in a store, which reads them at every call. */
  public Findings(ResultStore store) {
    this.store = store;
  }

  /** Returns the parts that have results. */
  public List<String> parts() {
    return store.parts();
  }

  /** Returns the sides of a part, starting with those that mark the limit. */
  public List<SideSummary> of(String part) {
    Map<String, List<TrialResult>> bySide = new LinkedHashMap<>();
    store.of(part).stream()
        .sorted(
            Comparator.comparing((TrialResult result) -> rank(result.side))
                .thenComparing(r -> r.side))
        .forEach(
            result -> bySide.computeIfAbsent(result.side, side -> new ArrayList<>()).add(result));
    return bySide.entrySet().stream()
        .map(side -> new SideSummary(side.getKey(), side.getValue()))
        .collect(Collectors.toList());
  }

  /**
   * Returns a side with right results: the one of this name, or of the sides {@code name-…} the one
   * with the lowest figure.
   */
  public Optional<SideSummary> best(
      String part, String side, ToDoubleFunction<SideSummary> figure) {
    return of(part).stream()
        .filter(SideSummary::isUsable)
        .filter(summary -> summary.side().matches(Pattern.quote(side) + "(-[0-9]+)?"))
        .min(Comparator.comparingDouble(figure));
  }

  private static int rank(String side) {
    for (int rank = 0; rank < ORDER.size(); rank++) {
      if (side.startsWith(ORDER.get(rank))) {
        return rank;
      }
    }
    return ORDER.size();
  }
}
