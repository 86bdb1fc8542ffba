package velib.stationmodel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The latest entry of each station, and the rule that makes it the latest. Within a partition the
 * message at the greater offset counts. If a station has messages in several partitions, the latest
 * of each are compared by their times ({@link TopicClock#timeMs}), then by partition. A station
 * that no message has mentioned for the time to live is gone.
 *
 * <p>Which entry counts follows from the messages and not from the order in which they were taken
 * or from how often a station was asked for. So an entry of each partition is kept, and one that
 * does not count now may count once the clock of another partition has been set back.
 *
 * <p>The Spark job and the live page both decide by this class, so a change of the rule belongs
 * here. Not thread-safe.
 */
public final class LatestStations implements Iterable<StationEntry> {
  /** The latest entry of each partition that has any of the station; seldom more than one. */
  private final TreeMap<String, List<StationEntry>> entries = new TreeMap<>();

  private int size;

  /** What became of a message. */
  public enum Verdict {
    /** It is the latest of its station now. */
    COUNTED,
    /** A later message of the station is known, or this same one. */
    SUPERSEDED,
    /** It is older than the time to live. */
    EXPIRED
  }

  /**
   * Takes an entry if it is the latest of its station and partition.
   *
   * @param clock the topic's clock, which has read the message
   */
  public Verdict take(StationEntry entry, TopicClock clock) {
    List<StationEntry> known = entries.getOrDefault(entry.station(), List.of());
    StationEntry before = ofPartition(known, entry.position().partition());
    if (before != null && entry.position().offset() <= before.position().offset()) {
      return Verdict.SUPERSEDED;
    }
    if (clock.isGoneForGood(entry.position())) {
      return Verdict.EXPIRED; // a known entry of the partition is older still
    }
    List<StationEntry> now = put(known, entry);
    if (latest(now, clock) != entry) {
      return Verdict.SUPERSEDED;
    }
    return clock.isGone(entry.position()) ? Verdict.EXPIRED : Verdict.COUNTED;
  }

  /** Puts back an entry that was kept elsewhere, without judging it. */
  public void restore(StationEntry entry) {
    put(entries.getOrDefault(entry.station(), List.of()), entry);
  }

  private List<StationEntry> put(List<StationEntry> known, StationEntry entry) {
    List<StationEntry> now = with(known, entry);
    entries.put(entry.station(), now);
    size += now.size() - known.size();
    return now;
  }

  /**
   * Forgets every entry that is gone for good.
   *
   * @return whether there was one
   */
  public boolean expire(TopicClock clock) {
    return forget(entry -> clock.isGoneForGood(entry.position())) > 0;
  }

  /**
   * Keeps only the entries of each partition that have the greatest offsets. What is left is the
   * same whenever this is called: an entry that was forgotten could not have been among the newest
   * later, because offsets of others only grow, and those with the smallest expire first.
   *
   * @param most how many entries of each partition are kept
   * @return how many were forgotten
   */
  public int keepNewest(int most) {
    if (entries.size() <= most) {
      return 0; // a station has one entry in a partition at most
    }
    Map<Integer, List<Long>> offsets = new HashMap<>();
    for (StationEntry entry : this) {
      offsets
          .computeIfAbsent(entry.position().partition(), p -> new ArrayList<>())
          .add(entry.position().offset());
    }
    offsets.values().removeIf(ofPartition -> ofPartition.size() <= most);
    if (offsets.isEmpty()) {
      return 0;
    }
    Map<Integer, Long> firstKept = new HashMap<>();
    offsets.forEach(
        (partition, ofPartition) -> {
          ofPartition.sort(Comparator.naturalOrder());
          firstKept.put(partition, ofPartition.get(ofPartition.size() - most));
        });
    return forget(
        entry -> {
          Position position = entry.position();
          return position.offset() < firstKept.getOrDefault(position.partition(), Long.MIN_VALUE);
        });
  }

  private int forget(Predicate<StationEntry> which) {
    int before = size;
    entries.replaceAll(
        (station, known) -> {
          if (known.stream().noneMatch(which)) {
            return known;
          }
          List<StationEntry> left = new ArrayList<>(known);
          left.removeIf(which);
          size -= known.size() - left.size();
          return left;
        });
    entries.values().removeIf(List::isEmpty);
    return before - size;
  }

  /**
   * The latest entry of a station, such as {@code velib/16107}; empty if there is none or it is
   * gone.
   */
  public Optional<StationEntry> of(String station, TopicClock clock) {
    List<StationEntry> known = entries.get(station);
    return known == null ? Optional.empty() : Optional.ofNullable(current(known, clock));
  }

  /** The entries of the stations that are neither removed nor gone, ordered by station. */
  public List<StationEntry> present(TopicClock clock) {
    List<StationEntry> present = new ArrayList<>(entries.size());
    for (List<StationEntry> known : entries.values()) {
      StationEntry current = current(known, clock);
      if (current != null && !current.isRemoved()) {
        present.add(current);
      }
    }
    return present;
  }

  /** The earliest time of all entries; empty if there is none. */
  public OptionalLong earliestMs(TopicClock clock) {
    return entries.values().stream()
        .flatMap(List::stream)
        .mapToLong(entry -> clock.timeMs(entry.position()))
        .min();
  }

  /** All entries, marks of removed stations among them, ordered by station and partition. */
  @Override
  public Iterator<StationEntry> iterator() {
    return entries.values().stream().flatMap(List::stream).iterator();
  }

  /** How many entries there are, marks of removed stations among them. */
  public int size() {
    return size;
  }

  private static StationEntry current(List<StationEntry> known, TopicClock clock) {
    StationEntry latest = latest(known, clock);
    return clock.isGone(latest.position()) ? null : latest;
  }

  private static StationEntry latest(List<StationEntry> known, TopicClock clock) {
    StationEntry latest = known.get(0);
    for (StationEntry entry : known) { // ordered by partition, so that the greater one wins a tie
      if (clock.timeMs(entry.position()) >= clock.timeMs(latest.position())) {
        latest = entry;
      }
    }
    return latest;
  }

  private static StationEntry ofPartition(List<StationEntry> known, int partition) {
    for (StationEntry entry : known) {
      if (entry.position().partition() == partition) {
        return entry;
      }
    }
    return null;
  }

  /** Returns the list with the entry in the place of the one that its partition had before. */
  private static List<StationEntry> with(List<StationEntry> known, StationEntry entry) {
    if (known.size() <= 1 && ofPartition(known, entry.position().partition()) == firstOf(known)) {
      return List.of(entry);
    }
    List<StationEntry> now = new ArrayList<>(known);
    now.removeIf(other -> other.position().partition() == entry.position().partition());
    now.add(entry);
    now.sort(Comparator.comparingInt(one -> one.position().partition()));
    return now;
  }

  private static StationEntry firstOf(List<StationEntry> known) {
    return known.isEmpty() ? null : known.get(0);
  }
}
