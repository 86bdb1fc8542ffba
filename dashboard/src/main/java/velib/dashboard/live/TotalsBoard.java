package velib.dashboard.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import velib.dashboard.kafka.TopicPositions;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.StationSums;

/**
 * The content of the results topic: the latest totals of each postcode, their history over the last
 * day, and the most recent results for viewers who missed them. Not thread-safe.
 */
final class TotalsBoard {
  /** How many recent results are kept for viewers who missed some. */
  private static final int MOST_RECENT = 5_000;

  private final TreeMap<String, PostcodeTotals> latest = new TreeMap<>();
  private final Map<String, History> histories = new HashMap<>();
  private History network = new History();
  private final Deque<ResultMessage> recent = new ArrayDeque<>();
  private final TopicPositions positions = new TopicPositions();
  private final TopicPositions forgotten = new TopicPositions();
  private long newestMs = Long.MIN_VALUE;

  /** Adds results in the order of the topic. */
  void take(List<ResultMessage> results) {
    for (ResultMessage result : results) {
      latest.put(result.totals.postcode(), result.totals);
      histories
          .computeIfAbsent(result.totals.postcode(), postcode -> new History())
          .add(result.timestampMs, result.totals.sums());
      positions.read(result.partition, result.offset);
      newestMs = Math.max(newestMs, result.timestampMs);
      remember(result);
      network.add(result.timestampMs, network());
    }
  }

  private void remember(ResultMessage result) {
    recent.addLast(result);
    if (recent.size() > MOST_RECENT) {
      ResultMessage oldest = recent.removeFirst();
      forgotten.read(oldest.partition, oldest.offset);
    }
  }

  void forget() {
    latest.clear();
    histories.clear();
    network = new History();
    recent.clear();
    positions.clear();
    forgotten.clear();
    newestMs = Long.MIN_VALUE;
  }

  Collection<PostcodeTotals> all() {
    return Collections.unmodifiableCollection(latest.values());
  }

  Optional<PostcodeTotals> of(String postcode) {
    return Optional.ofNullable(latest.get(postcode));
  }

  /** The sums over all postcodes. */
  StationSums network() {
    return StationSums.ofPostcodes(latest.values());
  }

  Optional<History> historyOf(String postcode) {
    return Optional.ofNullable(histories.get(postcode));
  }

  History networkHistory() {
    return network;
  }

  /** The Kafka timestamp of the newest result; empty if there is none. */
  Optional<Long> newestMs() {
    return newestMs == Long.MIN_VALUE ? Optional.empty() : Optional.of(newestMs);
  }

  /** The event id of everything read so far. */
  String position() {
    return positions.toString();
  }

  /**
   * Returns the latest result of each postcode that has one after a position; empty if the position
   * is not in this topic, or so old that the results after it are no longer kept.
   */
  Optional<List<PostcodeTotals>> since(TopicPositions read) {
    if (!read.areCoveredBy(positions) || !forgotten.areCoveredBy(read)) {
      return Optional.empty();
    }
    NavigableMap<String, PostcodeTotals> missed = new TreeMap<>();
    for (ResultMessage result : recent) {
      if (!read.cover(result.partition, result.offset)) {
        missed.put(result.totals.postcode(), result.totals);
      }
    }
    return Optional.of(new ArrayList<>(missed.values()));
  }
}
