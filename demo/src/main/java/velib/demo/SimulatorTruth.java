package velib.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import velib.stationmodel.PostcodeTotals;

/** The right totals after the last snapshot, as the simulator reports them. */
final class SimulatorTruth {
  private final SortedMap<String, PostcodeTotals> totals;
  private final boolean countable;

  private SimulatorTruth(JsonNode truth) {
    countable = truth.path("countable").asBoolean();
    totals = JsonAnswer.totals(truth.path("totals"));
  }

  /**
   * Asks the simulator.
   *
   * @param feed the address of its {@code station_status.json}
   * @param stationCodes the stations that the pipeline keeps
   */
  static SimulatorTruth ask(URI feed, List<String> stationCodes) throws InterruptedException {
    String codes = URLEncoder.encode(String.join(",", stationCodes), StandardCharsets.UTF_8);
    return new SimulatorTruth(
        JsonAnswer.of(feed.resolve("/truth?codes=" + codes), "the simulator's truth"));
  }

  /** The totals of the postcodes that have stations. */
  SortedMap<String, PostcodeTotals> totals() {
    return totals;
  }

  /** Whether the pipeline must have believed that snapshot. */
  boolean countable() {
    return countable;
  }
}
