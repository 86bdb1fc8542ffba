package velib.benchmarks.harness.result;

import java.util.Arrays;
import java.util.Collection;

/** Order statistics of measured values. */
public final class Percentiles {
  private final double[] sorted;

  private Percentiles(double[] sorted) {
    this.sorted = sorted;
  }

  /**
   * Sorts values.
   *
   * @throws IllegalArgumentException when there are none
   */
  public static Percentiles of(Collection<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no values to order");
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return new Percentiles(sorted);
  }

  /** Returns the number of values. */
  public int count() {
    return sorted.length;
  }

  /**
   * Returns the smallest value that is not exceeded by at least this percentage of all values
   * (nearest rank).
   */
  public double at(double percent) {
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.max(1, rank) - 1];
  }

  /** Returns the middle value, or the mean of the two middle values. */
  public double median() {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** Returns the lowest value. */
  public double least() {
    return sorted[0];
  }

  /** Returns the highest value. */
  public double greatest() {
    return sorted[sorted.length - 1];
  }
}
