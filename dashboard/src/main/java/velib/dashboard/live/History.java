package velib.dashboard.live;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import velib.stationmodel.Quantity;
import velib.stationmodel.StationSums;

/**
 * The totals of a postcode, or of the network, over the last day: one step for each change, but
 * only the last one in each quarter of a minute. They are numbers in arrays, since there are a few
 * thousand steps for each.
 */
final class History {
  static final long LENGTH_MS = 24 * 3_600_000L;
  private static final long STEP_MS = 15_000;

  /** The quantities that are kept of each step. No view shows how many stations there were. */
  static final Set<Quantity> KEPT =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Quantity.STATIONS)));

  private final Map<Quantity, int[]> values = new EnumMap<>(Quantity.class);
  private long[] times = new long[16];
  private int size;

  History() {
    KEPT.forEach(quantity -> values.put(quantity, new int[times.length]));
  }

  /** A copy that does not change. */
  History copy() {
    History copy = new History();
    copy.times = Arrays.copyOf(times, size);
    values.forEach((quantity, column) -> copy.values.put(quantity, Arrays.copyOf(column, size)));
    copy.size = size;
    return copy;
  }

  /** Adds the totals that hold from a time on; an older time counts as the latest one. */
  void add(long timeMs, StationSums sums) {
    long time = size == 0 ? timeMs : Math.max(timeMs, times[size - 1]);
    if (size == 0 || Math.floorDiv(time, STEP_MS) > Math.floorDiv(times[size - 1], STEP_MS)) {
      forgetBefore(time - LENGTH_MS);
      grow();
      times[size++] = time;
    }
    values.forEach((quantity, column) -> column[size - 1] = (int) sums.of(quantity));
  }

  int size() {
    return size;
  }

  long timeMs(int step) {
    return times[step];
  }

  /** One of the quantities that are {@link #KEPT}. */
  int value(int step, Quantity quantity) {
    return values.get(quantity)[step];
  }

  /** Returns the step that holds at a time; -1 if the time is before the first step. */
  int stepAt(long timeMs) {
    int found = Arrays.binarySearch(times, 0, size, timeMs);
    return found >= 0 ? found : -found - 2;
  }

  /** Removes the steps that end before a time; the one that holds at that time stays. */
  private void forgetBefore(long timeMs) {
    int first = stepAt(timeMs);
    if (first > size / 4) { // many at once, because each removal copies the rest
      System.arraycopy(times, first, times, 0, size - first);
      values.values().forEach(column -> System.arraycopy(column, first, column, 0, size - first));
      size -= first;
    }
  }

  private void grow() {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      values.replaceAll((quantity, column) -> Arrays.copyOf(column, 2 * size));
    }
  }
}
