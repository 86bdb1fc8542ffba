package velib.sparkconsumer.totals;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import velib.stationmodel.LatestStations;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.StationEntry;
import velib.stationmodel.StationStatus;
import velib.stationmodel.StationSums;
import velib.stationmodel.TopicClock;

/**
 * What is kept of one postcode between batches: the latest entry of each of its stations, and the
 * totals that were published last. It knows nothing of Spark.
 *
 * <p>Not thread-safe.
 */
public final class PostcodeState {
  /** Raised whenever the bytes change their meaning; part of the checkpoint's fingerprint. */
  public static final int VERSION = 2;

  private final LatestStations latest = new LatestStations();
  private StationSums published = StationSums.NONE;
  private boolean changed;

  /** Creates the state of a postcode of which nothing is known. */
  public PostcodeState() {}

  /**
   * Takes the changes of one batch. Each message is judged by the clock at the end of the batch, so
   * it does not matter which tasks read them.
   *
   * @param clock the topic's clock after the whole batch
   * @param tally where each message is counted as counted, superseded or expired
   */
  public void take(List<StationEntry> changes, TopicClock clock, MessageTally tally) {
    List<StationEntry> latestFirst = new ArrayList<>(changes);
    latestFirst.sort(
        Comparator.<StationEntry>comparingLong(entry -> clock.timeMs(entry.position()))
            .thenComparingInt(entry -> entry.position().partition())
            .thenComparingLong(entry -> entry.position().offset())
            .reversed());
    for (StationEntry change : latestFirst) {
      take(change, clock, tally);
    }
  }

  private void take(StationEntry change, TopicClock clock, MessageTally tally) {
    int before = latest.size();
    switch (latest.take(change, clock)) {
      case SUPERSEDED:
        changed |= latest.size() != before; // it is the latest of its partition
        tally.superseded++;
        break;
      case EXPIRED:
        changed |= latest.size() != before;
        tally.expired++;
        break;
      default:
        changed = true;
        tally.counted++;
    }
  }

  /** Forgets every station that no message has mentioned for the time to live. */
  public void expire(TopicClock clock) {
    changed |= latest.expire(clock);
  }

  /**
   * Forgets the stations of each partition that were mentioned longest ago, if there are too many.
   *
   * @param most how many of each partition are kept
   * @return how many were forgotten
   */
  public int keepNewest(int most) {
    int forgotten = latest.keepNewest(most);
    changed |= forgotten > 0;
    return forgotten;
  }

  /** The totals if they differ from those published last, which they then become. */
  public Optional<PostcodeTotals> publish(String postcode, TopicClock clock) {
    StationSums sums = StationSums.of(statuses(clock));
    if (sums.equals(published)) {
      return Optional.empty();
    }
    published = sums;
    changed = true;
    return Optional.of(new PostcodeTotals(postcode, sums));
  }

  private List<StationStatus> statuses(TopicClock clock) {
    List<StationStatus> statuses = new ArrayList<>(latest.size());
    for (StationEntry entry : latest.present(clock)) {
      statuses.add(entry.status());
    }
    return statuses;
  }

  /**
   * When this state has to be looked at again even if no message mentions its stations, for {@link
   * BatchClock#isDue}: once {@link TopicClock#progressMs} has reached this number.
   */
  public long checkAtMs(TopicClock clock) {
    return latest.earliestMs(clock).stream()
        .map(clock::checkAtMs)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  /** Whether nothing is left to remember: no station, no mark. */
  public boolean isEmpty() {
    return latest.size() == 0;
  }

  /** Whether it differs from the bytes that it was read from. */
  public boolean isChanged() {
    return changed;
  }

  /** Returns the bytes of this state. */
  public byte[] toBytes() {
    return Binary.write(this::write);
  }

  /**
   * Returns the state that has these bytes.
   *
   * @param bytes null gives a state of which nothing is known
   */
  public static PostcodeState ofBytes(byte[] bytes) {
    return bytes == null ? new PostcodeState() : Binary.read(bytes, PostcodeState::read);
  }

  /**
   * Writes the state as the checkpoint keeps it; {@link Binary} has the form of numbers and
   * entries. A change to these bytes must raise {@link #VERSION}.
   *
   * <pre>
   * field              type            size           content
   *   version          byte            1              {@link #VERSION}
   *   entries          number                         the number of entries
   *   entry            station entry   see Binary     of each station and partition, in this order
   *   published        52 bytes                       as {@link StationSums#write} writes them
   * </pre>
   */
  void write(DataOutput out) throws IOException {
    out.writeByte(VERSION);
    Binary.writeNumber(out, latest.size());
    for (StationEntry entry : latest) {
      Binary.writeEntry(out, entry);
    }
    published.write(out);
  }

  static PostcodeState read(DataInput in) throws IOException {
    PostcodeState state = new PostcodeState();
    int version = in.readByte();
    switch (version) {
      case StateVersion1.VERSION:
        StateVersion1.readEntries(in).forEach(state.latest::restore);
        PostcodeTotals published = StateVersion1.readPublished(in);
        state.published = published == null ? StationSums.NONE : published.sums();
        break;
      case VERSION:
        for (long left = Binary.readNumber(in); left > 0; left--) {
          state.latest.restore(Binary.readEntry(in));
        }
        state.published = StationSums.read(in);
        break;
      default:
        throw new IllegalStateException(
            "the state is of version "
                + version
                + ": this program reads versions 1 and "
                + VERSION);
    }
    return state;
  }
}
