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
 * What a postcode, or the network, had over the last day: a step for each change, the last one of
 * each quarter of a minute. Numbers in arrays, since there are a few thousand steps of each.
 */
final class History {
  static final long LENGTH_MS = 24 * 3_600_000L;
  private static final long STEP_MS = 15_000;

  /** What is kept of each step: no view shows how many stations there were. */
  static final Set<Quantity> KEPT =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Quantity.STATIONS)));

  private final Map<Quantity, int[]> values = new EnumMap<>(Quantity.class);
  private long[] times = new long[16];
  private int size;

  History() {
    KEPT.forEach(quantity -> values.put(quantity, new int[times.length]));
  }

  /** Takes what holds from a time on; a time that is not the latest is taken for the latest. */
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

  /** The step that holds at a time; -1 where it is older than all that is known. */
  int stepAt(long timeMs) {
    int found = Arrays.binarySearch(times, 0, size, timeMs);
    return found >= 0 ? found : -found - 2;
  }

  /** Lets steps go that end before a time; the one that holds at it stays. */
  private void forgetBefore(long timeMs) {
    int first = stepAt(timeMs);
    if (first > size / 4) { // not one by one
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
