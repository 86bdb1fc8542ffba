package velib.dashboard.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import velib.stationmodel.Quantity;

/** The last hours of a {@link History} as columns. */
final class HistoryJson {
  private HistoryJson() {}

  /**
   * Returns columns of equal length: {@code times} in seconds since 1970, and one for each
   * quantity. The first row is the totals at the beginning of these hours, if they are known; the
   * last row is the current ones.
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
    /** The page draws the bikes by type, so the total is not among them. */
    private static final Set<Quantity> SHOWN = EnumSet.copyOf(History.KEPT);

    static {
      SHOWN.remove(Quantity.TOTAL_BIKES);
    }

    private final ArrayNode times;
    private final Map<Quantity, ArrayNode> values = new EnumMap<>(Quantity.class);

    Columns(ObjectNode json) {
      times = json.putArray("times");
      SHOWN.forEach(quantity -> values.put(quantity, json.putArray(quantity.jsonName())));
    }

    void add(long timeMs, History history, int step) {
      times.add(Math.floorDiv(timeMs, 1_000));
      values.forEach((quantity, column) -> column.add(history.value(step, quantity)));
    }
  }
}
