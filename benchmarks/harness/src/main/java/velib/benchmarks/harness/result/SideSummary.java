package velib.benchmarks.harness.result;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The trials of one side in one part. Only those with right results count. */
public final class SideSummary {
  private final String side;
  private final List<TrialResult> right;
  private final List<TrialResult> wrong;

  SideSummary(String side, List<TrialResult> trials) {
    this.side = side;
    right = trials.stream().filter(trial -> trial.right).collect(Collectors.toList());
    wrong = trials.stream().filter(trial -> !trial.right).collect(Collectors.toList());
  }

  /** Returns the name of the side. */
  public String side() {
    return side;
  }

  /** Returns the number of trials that count. */
  public int trials() {
    return right.size();
  }

  /** Returns whether there is a trial that counts. */
  public boolean isUsable() {
    return !right.isEmpty();
  }

  /** Returns what went wrong in the trials that do not count; empty if all count. */
  public List<String> faults() {
    return wrong.stream().map(trial -> trial.note).collect(Collectors.toList());
  }

  /** Returns the statistics of a figure over the trials that count. */
  public Percentiles of(ToDoubleFunction<TrialResult> figure) {
    return Percentiles.of(right.stream().map(figure::applyAsDouble).collect(Collectors.toList()));
  }

  /** Returns the median of a figure over the trials that count. */
  public double median(ToDoubleFunction<TrialResult> figure) {
    return of(figure).median();
  }

  /** Returns the latencies of the first snapshots of each trial's warm-up, all trials together. */
  public Percentiles firstLatencies(int count) {
    return Percentiles.of(
        right.stream()
            .flatMap(trial -> trial.warmUpLatenciesMs.stream().limit(count))
            .collect(Collectors.toList()));
  }

  /** Returns the latencies of all trials together. */
  public Percentiles latencies() {
    return Percentiles.of(
        right.stream().flatMap(trial -> trial.latenciesMs.stream()).collect(Collectors.toList()));
  }
}
