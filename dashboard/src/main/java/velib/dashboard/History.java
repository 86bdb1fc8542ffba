package velib.dashboard;

import java.util.Arrays;
import velib.stationmodel.PostcodeTotals;

/**
 * What a postcode, or the network, had over the last day: a step for each change, the last one of
 * each quarter of a minute. Numbers in arrays, since there are a few thousand steps of each.
 */
final class History {
  static final long LENGTH_MS = 24 * 3_600_000L;
  private static final long STEP_MS = 15_000;

  /** What is kept of each step, in this order. */
  static final int TOTAL = 0;

  static final int MECHANICAL = 1;
  static final int ELECTRIC = 2;
  static final int RENTABLE = 3;
  static final int DOCKS = 4;
  private static final int VALUES = 5;

  private long[] times = new long[16];
  private int[] values = new int[16 * VALUES];
  private int size;

  /** Takes what holds from a time on; a time that is not the latest is taken for the latest. */
  void add(long timeMs, long total, long mechanical, long electric, long rentable, long docks) {
    long time = size == 0 ? timeMs : Math.max(timeMs, times[size - 1]);
    if (size == 0 || Math.floorDiv(time, STEP_MS) > Math.floorDiv(times[size - 1], STEP_MS)) {
      forgetBefore(time - LENGTH_MS);
      grow();
      times[size++] = time;
    }
    int at = (size - 1) * VALUES;
    values[at + TOTAL] = (int) total;
    values[at + MECHANICAL] = (int) mechanical;
    values[at + ELECTRIC] = (int) electric;
    values[at + RENTABLE] = (int) rentable;
    values[at + DOCKS] = (int) docks;
  }

  void add(long timeMs, PostcodeTotals totals) {
    add(
        timeMs,
        totals.totalBikes(),
        totals.mechanicalBikes(),
        totals.electricBikes(),
        totals.rentableBikes(),
        totals.docksAvailable());
  }

  int size() {
    return size;
  }

  long timeMs(int step) {
    return times[step];
  }

  int value(int step, int which) {
    return values[step * VALUES + which];
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
      System.arraycopy(values, first * VALUES, values, 0, (size - first) * VALUES);
      size -= first;
    }
  }

  private void grow() {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      values = Arrays.copyOf(values, 2 * size * VALUES);
    }
  }
}
