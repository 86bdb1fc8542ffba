package velib.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The last hours of a {@link History} as columns. */
final class HistoryJson {
  private HistoryJson() {}

  /**
   * Columns of equal length: {@code times} in seconds since 1970, and one for each value. The first
   * row holds what was so when the hours began, where that is known; the last one what is so now.
   */
  static ObjectNode of(History history, long nowMs, int hours) {
    ObjectNode json = Json.object();
    Columns columns = new Columns(json);
    long beginMs = nowMs - hours * 3_600_000L;
    int step = history.stepAt(beginMs);
    if (step >= 0) {
      columns.add(beginMs, history, step);
    }
    for (step++; step < history.size(); step++) {
      columns.add(history.timeMs(step), history, step);
    }
    int last = history.size() - 1;
    if (last >= 0 && nowMs > history.timeMs(last)) {
      columns.add(nowMs, history, last);
    }
    return json;
  }

  private static final class Columns {
    private final ArrayNode times;
    private final ArrayNode mechanical;
    private final ArrayNode electric;
    private final ArrayNode rentable;
    private final ArrayNode docks;

    Columns(ObjectNode json) {
      times = json.putArray("times");
      mechanical = json.putArray("mechanical_bikes");
      electric = json.putArray("electric_bikes");
      rentable = json.putArray("rentable_bikes");
      docks = json.putArray("docks_available");
    }

    void add(long timeMs, History history, int step) {
      times.add(Math.floorDiv(timeMs, 1_000));
      mechanical.add(history.value(step, History.MECHANICAL));
      electric.add(history.value(step, History.ELECTRIC));
      rentable.add(history.value(step, History.RENTABLE));
      docks.add(history.value(step, History.DOCKS));
    }
  }
}
