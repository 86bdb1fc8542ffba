package velib.stationmodel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The latest entry of each station, and the rule that makes it the latest: of two messages of a
 * station the one at the greater position counts, and a station that no message has mentioned for
 * the time to live is gone.
 *
 * <p>The Spark job and the live page both decide by this class, so a change of the rule belongs
 * here. {@link #replaces} is the same rule for code that keeps its positions as bare numbers. Not
 * thread-safe.
 */
public final class LatestStations implements Iterable<StationEntry> {
  private final TreeMap<String, StationEntry> entries = new TreeMap<>();

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
   * Whether a message replaces another one of the same station.
   *
   * <p>The greatest (Kafka timestamp, partition, offset) wins. With the topic's LogAppendTime that
   * is the order in which the broker took the messages.
   */
  public static boolean replaces(
      long timestampMs,
      int partition,
      long offset,
      long knownTimestampMs,
      int knownPartition,
      long knownOffset) {
    if (timestampMs != knownTimestampMs) {
      return timestampMs > knownTimestampMs;
    }
    return partition != knownPartition ? partition > knownPartition : offset > knownOffset;
  }

  private static boolean replaces(Position position, Position known) {
    return replaces(
        position.timestampMs(),
        position.partition(),
        position.offset(),
        known.timestampMs(),
        known.partition(),
        known.offset());
  }

  /** Takes an entry if it is the latest of its station and not expired. */
  public Verdict take(StationEntry entry, ExpiryClock clock, long watermarkMs) {
    StationEntry known = entries.get(entry.station());
    if (known != null && !replaces(entry.position(), known.position())) {
      return Verdict.SUPERSEDED;
    }
    if (clock.isGone(entry.position().timestampMs(), watermarkMs)) {
      return Verdict.EXPIRED; // a known entry is older still, and leaves in expire()
    }
    entries.put(entry.station(), entry);
    return Verdict.COUNTED;
  }

  /** Puts back an entry that was kept elsewhere, without judging it. */
  public void restore(StationEntry entry) {
    entries.put(entry.station(), entry);
  }

  /**
   * Drops every station that no message has mentioned for the time to live.
   *
   * @return whether there was one
   */
  public boolean expire(ExpiryClock clock, long watermarkMs) {
    return entries
        .values()
        .removeIf(entry -> clock.isGone(entry.position().timestampMs(), watermarkMs));
  }

  /** The time-out that the next station to fall silent needs; empty if none is left. */
  public OptionalLong nextTimeoutMs(ExpiryClock clock) {
    return entries.values().stream()
        .mapToLong(entry -> clock.timeoutMs(entry.position().timestampMs()))
        .min();
  }

  /** The latest entry of a station, such as {@code velib/16107}, or null. */
  public StationEntry of(String station) {
    return entries.get(station);
  }

  /** The entries of the stations that were not removed, ordered by station. */
  public List<StationEntry> present() {
    List<StationEntry> present = new ArrayList<>(entries.size());
    for (StationEntry entry : entries.values()) {
      if (!entry.isRemoved()) {
        present.add(entry);
      }
    }
    return present;
  }

  /** All entries, marks of removed stations among them, ordered by station. */
  @Override
  public Iterator<StationEntry> iterator() {
    return Collections.unmodifiableCollection(entries.values()).iterator();
  }

  /** How many entries there are, marks of removed stations among them. */
  public int size() {
    return entries.size();
  }

  /** Forgets everything. */
  public void clear() {
    entries.clear();
  }
}
