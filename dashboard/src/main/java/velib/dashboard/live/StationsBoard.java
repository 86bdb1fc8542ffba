package velib.dashboard.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import velib.stationmodel.LatestStations;
import velib.stationmodel.MessageReader;
import velib.stationmodel.Position;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.StationEntry;
import velib.stationmodel.TopicClock;
import velib.stationmodel.UnusableStatus;

/**
 * The stations of the input topic, by the same rules as the totals: the latest valid message
 * counts, and a station that has been silent for the time to live is gone. Not thread-safe.
 */
final class StationsBoard {
  private final PostcodeRule rule;
  private final TopicClock clock;
  private final MessageReader messages;
  private final LatestStations latest = new LatestStations();

  StationsBoard(PostcodeRule rule, Duration stationTtl) {
    this.rule = rule;
    clock = new TopicClock(stationTtl);
    messages = new MessageReader(rule);
  }

  /** What a few messages changed. */
  static final class Change {
    /** The new latest entry of each station that changed. */
    final List<StationEntry> stations = new ArrayList<>();

    /** The codes of the stations that are gone. */
    final List<String> gone = new ArrayList<>();

    boolean isEmpty() {
      return stations.isEmpty() && gone.isEmpty();
    }
  }

  /** Takes messages, those of each partition in the order of their offsets. */
  Change take(List<ConsumerRecord<byte[], byte[]>> records) {
    Map<String, StationEntry> before = byStation();
    for (ConsumerRecord<byte[], byte[]> message : records) {
      read(message).ifPresent(entry -> latest.take(entry, clock));
    }
    latest.expire(clock);
    Map<String, StationEntry> after = byStation();
    Change change = new Change();
    after.forEach(
        (station, entry) -> {
          StationEntry known = before.get(station);
          if (known == null || !known.status().equals(entry.status())) {
            change.stations.add(entry);
          }
        });
    before.keySet().removeAll(after.keySet());
    before.values().forEach(entry -> change.gone.add(entry.stationCode()));
    return change;
  }

  private Map<String, StationEntry> byStation() {
    Map<String, StationEntry> present = new TreeMap<>();
    latest.present(clock).forEach(entry -> present.put(entry.station(), entry));
    return present;
  }

  /** Returns the message's entry; empty if it is a dead letter for the job. */
  private Optional<StationEntry> read(ConsumerRecord<byte[], byte[]> message) {
    Position notRead = new Position(0, message.partition(), message.offset());
    try {
      StationEntry entry = messages.read(message.key(), message.value(), notRead);
      if (rule.postcodeOf(entry.stationCode()).isEmpty()) {
        return Optional.empty();
      }
      long runningMs = clock.read(message.partition(), message.timestamp());
      return Optional.of(entry.at(new Position(runningMs, message.partition(), message.offset())));
    } catch (UnusableStatus deadLetter) {
      return Optional.empty();
    }
  }

  void forget() {
    latest.clear();
    clock.clear();
  }

  /** A copy of the current stations, by code. */
  List<StationEntry> all() {
    return latest.present(clock);
  }

  /** The postcode of a station that was current once; needs no lock. */
  String postcodeOf(StationEntry entry) {
    return rule.postcodeOf(entry.stationCode()).orElseThrow();
  }

  /** The topic's time in milliseconds since 1970; empty before the first valid message. */
  Optional<Long> newestMs() {
    return clock.newestMs().stream().boxed().findFirst();
  }
}
