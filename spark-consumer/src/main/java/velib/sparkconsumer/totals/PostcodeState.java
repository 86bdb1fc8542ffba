package velib.sparkconsumer.totals;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import velib.stationmodel.ExpiryClock;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.StationEntry;
import velib.stationmodel.StationStatus;
import velib.stationmodel.StationSums;

/**
 * What is kept of one postcode between batches: the latest entry of each of its stations, and the
 * totals that were published last. It knows nothing of Spark.
 */
public final class PostcodeState {
  /** Raised whenever the bytes change their meaning; part of the checkpoint's fingerprint. */
  public static final int VERSION = 1;

  private final Map<String, StationEntry> entries = new TreeMap<>();
  private PostcodeTotals published;
  private boolean changed;

  /**
   * Takes a change where it is the latest of its station.
   *
   * @param tally where the message is counted as counted, superseded or expired
   */
  void take(StationEntry change, ExpiryClock clock, long watermarkMs, MessageTally tally) {
    StationEntry known = entries.get(change.station());
    if (known != null && !change.position().isAfter(known.position())) {
      tally.superseded++;
    } else if (clock.isGone(change.position().timestampMs(), watermarkMs)) {
      tally.expired++; // an entry before it is older still, and leaves in expire()
    } else {
      entries.put(change.station(), change);
      changed = true;
      tally.counted++;
    }
  }

  /** Lets every station go that no message has mentioned for the time to live. */
  void expire(ExpiryClock clock, long watermarkMs) {
    changed |=
        entries
            .values()
            .removeIf(entry -> clock.isGone(entry.position().timestampMs(), watermarkMs));
  }

  /** The totals where they differ from those published last, which they then become. */
  Optional<PostcodeTotals> publish(String postcode) {
    PostcodeTotals totals = PostcodeTotals.of(postcode, statuses());
    PostcodeTotals before = published != null ? published : PostcodeTotals.of(postcode, List.of());
    if (totals.equals(before)) {
      return Optional.empty();
    }
    published = totals;
    changed = true;
    return Optional.of(totals);
  }

  /** The time-out that the next station to fall silent needs; empty where none is left. */
  OptionalLong nextTimeoutMs(ExpiryClock clock) {
    return entries.values().stream()
        .mapToLong(entry -> clock.timeoutMs(entry.position().timestampMs()))
        .min();
  }

  /** Whether nothing is left to remember: no station, no mark. */
  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Whether it differs from the bytes that it was read from. */
  boolean isChanged() {
    return changed;
  }

  private List<StationStatus> statuses() {
    List<StationStatus> statuses = new ArrayList<>(entries.size());
    for (StationEntry entry : entries.values()) {
      if (!entry.isRemoved()) {
        statuses.add(entry.status());
      }
    }
    return statuses;
  }

  /**
   * Writes the state as the checkpoint keeps it; {@link Binary} has the form of texts and entries.
   * A change to these bytes must raise {@link #VERSION}.
   *
   * <pre>
   * field              type            size           content
   *   version          byte            1              {@link #VERSION}
   *   entries          int             4              the number of entries
   *   entry            station entry   see Binary     of each station, ordered by feed and code
   *   published        boolean         1              if false, the state ends here
   *   postcode         text            4 + 2 * n
   *   total bikes      long            8              the totals that were published last
   *   mechanical       long            8
   *   electric         long            8
   *   rentable bikes   long            8
   *   free docks       long            8
   *   stations         int             4
   *   last reported    long            8              epoch seconds, or NOT_REPORTED
   * </pre>
   */
  void write(DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeInt(entries.size());
    for (StationEntry entry : entries.values()) {
      Binary.writeEntry(out, entry);
    }
    out.writeBoolean(published != null);
    if (published != null) {
      Binary.writeText(out, published.postcode());
      published.sums().write(out);
    }
  }

  static PostcodeState read(DataInput in) throws IOException {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IllegalStateException(
          "the state is of version " + version + ": this program reads version " + VERSION);
    }
    PostcodeState state = new PostcodeState();
    for (int left = in.readInt(); left > 0; left--) {
      StationEntry entry = Binary.readEntry(in);
      state.entries.put(entry.station(), entry);
    }
    if (in.readBoolean()) {
      state.published = new PostcodeTotals(Binary.readText(in), StationSums.read(in));
    }
    return state;
  }
}
