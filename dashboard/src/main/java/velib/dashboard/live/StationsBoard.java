package velib.dashboard.live;

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
import velib.stationmodel.StationRetention;
import velib.stationmodel.TopicClock;
import velib.stationmodel.UnusableStatus;

/**
 * The stations of the input topic, by the same rules as the totals: the latest valid message
 * counts, a station that has been silent for the time to live is gone, and of a postcode with too
 * many stations those mentioned last are kept. Not thread-safe.
 */
final class StationsBoard {
  private final PostcodeRule rule;
  private final TopicClock clock;
  private final MessageReader messages;
  private final int postcodeMaxStations;
  private final Map<String, LatestStations> byPostcode = new TreeMap<>();

  StationsBoard(PostcodeRule rule, StationRetention retention) {
    this.rule = rule;
    clock = new TopicClock(retention.ttl());
    postcodeMaxStations = retention.postcodeMaxStations();
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
      take(message);
    }
    for (LatestStations latest : byPostcode.values()) {
      latest.expire(clock);
      latest.keepNewest(postcodeMaxStations);
    }
    byPostcode.values().removeIf(latest -> latest.size() == 0);
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
    for (LatestStations latest : byPostcode.values()) {
      latest.present(clock).forEach(entry -> present.put(entry.station(), entry));
    }
    return present;
  }

  /** Takes the message's entry unless it is a dead letter for the job. */
  private void take(ConsumerRecord<byte[], byte[]> message) {
    Position notRead = new Position(0, message.partition(), message.offset());
    try {
      StationEntry entry = messages.read(message.key(), message.value(), notRead);
      rule.postcodeOf(entry.stationCode()).ifPresent(postcode -> take(postcode, entry, message));
    } catch (UnusableStatus deadLetter) {
      return;
    }
  }

  private void take(String postcode, StationEntry entry, ConsumerRecord<byte[], byte[]> message) {
    long runningMs = clock.read(message.partition(), message.timestamp());
    byPostcode
        .computeIfAbsent(postcode, p -> new LatestStations())
        .take(entry.at(new Position(runningMs, message.partition(), message.offset())), clock);
  }

  void forget() {
    byPostcode.clear();
    clock.clear();
  }

  /** A copy of the current stations, by code. */
  List<StationEntry> all() {
    return new ArrayList<>(byStation().values());
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
