package velib.dashboard.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import velib.stationmodel.ExpiryClock;
import velib.stationmodel.LatestStations;
import velib.stationmodel.LatestStations.Verdict;
import velib.stationmodel.MessageReader;
import velib.stationmodel.Position;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.StationEntry;
import velib.stationmodel.UnusableStatus;

/**
 * The stations of the input topic, by the same rules as the totals: the latest valid message
 * counts, and a station that has been silent for the time to live is gone. Not thread-safe.
 */
final class StationsBoard {
  private final PostcodeRule rule;
  private final ExpiryClock clock;
  private final MessageReader messages;
  private final LatestStations latest = new LatestStations();
  private long newestMs = Long.MIN_VALUE;

  StationsBoard(PostcodeRule rule, ExpiryClock clock) {
    this.rule = rule;
    this.clock = clock;
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

  /** Takes messages in any order. */
  Change take(List<ConsumerRecord<byte[], byte[]>> records) {
    Map<String, StationEntry> changed = new LinkedHashMap<>();
    Set<String> before = new HashSet<>(present());
    for (ConsumerRecord<byte[], byte[]> message : records) {
      read(message)
          .ifPresent(
              entry -> {
                StationEntry known = latest.of(entry.station());
                Verdict verdict = latest.take(entry, clock, clock.watermarkMs(newestMs));
                if (verdict == Verdict.COUNTED && (known == null || !sameStatus(known, entry))) {
                  changed.put(entry.station(), entry);
                }
              });
    }
    latest.expire(clock, clock.watermarkMs(newestMs));
    Change change = new Change();
    changed.values().stream()
        .filter(entry -> latest.of(entry.station()) == entry && !entry.isRemoved())
        .forEach(change.stations::add);
    before.removeAll(present());
    change.gone.addAll(before);
    Collections.sort(change.gone);
    return change;
  }

  private static boolean sameStatus(StationEntry one, StationEntry other) {
    return one.isRemoved() == other.isRemoved()
        && (one.isRemoved() || one.status().equals(other.status()));
  }

  /** Returns the message's entry; empty if it is a dead letter for the job. */
  private Optional<StationEntry> read(ConsumerRecord<byte[], byte[]> message) {
    Position position = new Position(message.timestamp(), message.partition(), message.offset());
    try {
      StationEntry entry = messages.read(message.key(), message.value(), position);
      if (rule.postcodeOf(entry.stationCode()).isEmpty()) {
        return Optional.empty();
      }
      newestMs = Math.max(newestMs, message.timestamp());
      return Optional.of(entry);
    } catch (UnusableStatus deadLetter) {
      return Optional.empty();
    }
  }

  private Set<String> present() {
    Set<String> codes = new HashSet<>();
    latest.present().forEach(entry -> codes.add(entry.stationCode()));
    return codes;
  }

  void forget() {
    latest.clear();
    newestMs = Long.MIN_VALUE;
  }

  /** The current stations by code. */
  Collection<StationEntry> all() {
    return latest.present();
  }

  /** The postcode of a current station. */
  String postcodeOf(StationEntry entry) {
    return rule.postcodeOf(entry.stationCode()).orElseThrow();
  }

  /** The Kafka timestamp of the newest valid message; empty if there is none. */
  Optional<Long> newestMs() {
    return newestMs == Long.MIN_VALUE ? Optional.empty() : Optional.of(newestMs);
  }
}
