package velib.dashboard.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.Quantity;

/** A copy of the bikes of each postcode over the last two hours, in even steps. */
final class Trends {
  private static final int STEP_SECONDS = 300;
  private static final int STEPS = 25;

  private final long endSecond;
  private final Map<String, Integer[]> bikes = new TreeMap<>();

  /** Copies the steps that end at a time from the board. */
  Trends(TotalsBoard board, long nowMs) {
    endSecond = Math.floorDiv(nowMs, 1_000);
    for (PostcodeTotals each : board.all()) {
      bikes.put(each.postcode(), of(board.historyOf(each.postcode()).orElseThrow()));
    }
  }

  private Integer[] of(History history) {
    Integer[] values = new Integer[STEPS];
    for (int index = 0; index < STEPS; index++) {
      long second = endSecond - (long) (STEPS - 1 - index) * STEP_SECONDS;
      int step = history.stepAt(second * 1_000);
      values[index] = step < 0 ? null : (Integer) history.value(step, Quantity.TOTAL_BIKES);
    }
    return values;
  }

  /** Columns by postcode; null where the topic does not go back that far. */
  ObjectNode json() {
    ObjectNode json = Json.object().put("step_seconds", STEP_SECONDS).put("end", endSecond);
    ObjectNode postcodes = json.putObject("postcodes");
    bikes.forEach(
        (postcode, values) -> {
          ArrayNode column = postcodes.putArray(postcode);
          for (Integer value : values) {
            column.add(value);
          }
        });
    return json;
  }
}
