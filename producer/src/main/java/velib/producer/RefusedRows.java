package velib.producer;

import java.util.EnumMap;
import java.util.Map;
import velib.feedclient.Quote;

/** The rows of one poll that are not published although the others are, counted by reason. */
final class RefusedRows {
  private final Map<RowRefusal, Integer> counts = new EnumMap<>(RowRefusal.class);
  private String first;

  void add(StationRow row, RowRefusal why) {
    if (first == null) {
      String who = row.stationCode().map(code -> "station " + Quote.of(code)).orElse("a row");
      first = who + ": " + why.words();
    }
    counts.merge(why, 1, Integer::sum);
  }

  int count(RowRefusal why) {
    return counts.getOrDefault(why, 0);
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  /** How many there are, and the first one with its reason; for a log line. */
  @Override
  public String toString() {
    int total = counts.values().stream().mapToInt(Integer::intValue).sum();
    return total + " refused (" + first + (total > 1 ? ", and others)" : ")");
  }
}
