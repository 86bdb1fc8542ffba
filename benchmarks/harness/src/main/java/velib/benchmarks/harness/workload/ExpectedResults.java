package velib.benchmarks.harness.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.PostcodeTotalsJson;
import velib.stationmodel.StationStatus;

/** The results that a side must have published in the end. */
public interface ExpectedResults {
  /**
   * Returns the results by key after the first messages of the feed. The number of messages must
   * not decrease from call to call.
   */
  Map<String, byte[]> after(long messages);

  /** Expects the totals: the latest status of each station, summed by postcode. */
  static ExpectedResults totals(GeneratedFeed feed) {
    return messages -> {
      Map<String, List<StationStatus>> statuses = new TreeMap<>();
      for (int station = 0; station < feed.stations(); station++) {
        int snapshot = feed.lastSnapshot(station, messages);
        if (snapshot >= 0) {
          statuses
              .computeIfAbsent(feed.postcode(station), p -> new ArrayList<>())
              .add(feed.status(station, snapshot));
        }
      }
      Map<String, byte[]> totals = new TreeMap<>();
      statuses.forEach(
          (postcode, latest) ->
              totals.put(postcode, PostcodeTotalsJson.write(PostcodeTotals.of(postcode, latest))));
      return totals;
    };
  }

  /** Expects the number of messages, under the key {@code messages}. */
  static ExpectedResults count() {
    return messages -> Map.of("messages", String.valueOf(messages).getBytes(UTF_8));
  }
}
