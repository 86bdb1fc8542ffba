package velib.sparkconsumer.totals;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import velib.stationmodel.ExpiryClock;
import velib.stationmodel.LatestStations;
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

  private final LatestStations latest = new LatestStations();
  private PostcodeTotals published;
  private boolean changed;

  /**
   * Takes a change where it is the latest of its station.
   *
   * @param tally where the message is counted as counted, superseded or expired
   */
  void take(StationEntry change, ExpiryClock clock, long watermarkMs, MessageTally tally) {
    switch (latest.take(change, clock, watermarkMs)) {
      case SUPERSEDED:
        tally.superseded++;
        break;
      case EXPIRED:
        tally.expired++;
        break;
      default:
        changed = true;
        tally.counted++;
    }
  }

  /** Lets every station go that no message has mentioned for the time to live. */
  void expire(ExpiryClock clock, long watermarkMs) {
    changed |= latest.expire(clock, watermarkMs);
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
    return latest.nextTimeoutMs(clock);
  }

  /** Whether nothing is left to remember: no station, no mark. */
  boolean isEmpty() {
    return latest.size() == 0;
  }

  /** Whether it differs from the bytes that it was read from. */
  boolean isChanged() {
    return changed;
  }

  private List<StationStatus> statuses() {
    List<StationStatus> statuses = new ArrayList<>(latest.size());
    for (StationEntry entry : latest) {
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
    out.writeInt(latest.size());
    for (StationEntry entry : latest) {
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
      state.latest.restore(Binary.readEntry(in));
    }
    if (in.readBoolean()) {
      state.published = new PostcodeTotals(Binary.readText(in), StationSums.read(in));
    }
    return state;
  }
}
