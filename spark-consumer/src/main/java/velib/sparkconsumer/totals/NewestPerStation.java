package velib.sparkconsumer.totals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import velib.stationmodel.MessageReader;
import velib.stationmodel.PartitionClock;
import velib.stationmodel.Position;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.StationEntry;
import velib.stationmodel.UnusableStatus;
import velib.stationmodel.scan.StatusScanner;

/**
 * Keeps only the newest message of each station and partition before anything goes through the
 * shuffle. A few thousand rows are left of a backlog of millions.
 *
 * <p>A message of the usual form is read in place, and only its numbers are kept, in the station's
 * place of the table. {@link MessageReader} reads every other message, and decides what it is.
 *
 * <p>Not thread-safe: each task has its own.
 */
public final class NewestPerStation {
  private final StatusScanner scanner = new StatusScanner();
  private final StationTable stations = new StationTable();
  private final MessageTally settled = new MessageTally();
  private final List<StationChange> changes = new ArrayList<>();
  private final MessageReader reader;
  private final long ttlMs;
  private final List<String> clockGroups;
  private PartitionClock clock = new PartitionClock();
  private long firstOffset;
  private int partition = -1;
  private boolean ended;

  /**
   * Creates the combine of one task.
   *
   * @param stationTtl after which time without a message a station is gone
   * @param clockGroups a group of rows for each partition of the state, all of which get the clock
   */
  public NewestPerStation(PostcodeRule rule, Duration stationTtl, List<String> clockGroups) {
    reader = new MessageReader(rule);
    ttlMs = stationTtl.toMillis();
    this.clockGroups = clockGroups;
  }

  /** Records when the feed gave the answer that the messages are from, in epoch milliseconds. */
  public void answered(long timeMs) {
    settled.answered(timeMs);
  }

  /**
   * Keeps what the message says, or gives the dead letter that it is. The messages of a partition
   * come one after another, in the order of their offsets.
   *
   * @param timestampMs Kafka's timestamp of the message, in milliseconds since 1970
   * @param key may be null
   * @param value may be null
   * @return null unless the message cannot be counted
   */
  public DeadLetter take(long timestampMs, int ofPartition, long offset, byte[] key, byte[] value) {
    if (ofPartition != partition) {
      endPartition();
      partition = ofPartition;
    }
    boolean scanned = value != null && scanner.scan(value, 0, value.length);
    StationTable.Station known =
        scanned
            ? stations.find(value, scanner.stationCodeOffset(), scanner.stationCodeLength())
            : null;
    if (known == null) {
      return takeUnusual(timestampMs, offset, key, value, scanned);
    }
    settled.superseded++;
    known.report(clock.read(timestampMs), offset, scanner);
    return null;
  }

  /** A station's first message, one of another form, or one that cannot be counted. */
  private DeadLetter takeUnusual(
      long timestampMs, long offset, byte[] key, byte[] value, boolean scanned) {
    try {
      Position notRead = new Position(0, partition, offset);
      StationEntry entry =
          scanned
              ? StationEntry.reported(StationEntry.VELIB_FEED, notRead, scanner.toStatus())
              : reader.read(key, value, notRead);
      String postcode = reader.postcodeOf(entry);
      if (clock.isEmpty()) {
        firstOffset = offset;
      }
      // Only now is it sure that the message can be counted and moves the clock.
      Position position = new Position(clock.read(timestampMs), partition, offset);
      if (stations.take(postcode, entry.at(position))) {
        settled.superseded++;
      }
      return null;
    } catch (UnusableStatus unusable) {
      settled.deadLetters++;
      return new DeadLetter(
          key, value, unusable.reason().label(), unusable.getMessage(), partition, offset);
    }
  }

  /** Turns what was kept of the messages of one partition into changes. */
  private void endPartition() {
    if (clock.isEmpty()) {
      return;
    }
    RangeClock range = new RangeClock(partition, firstOffset, clock);
    clockGroups.forEach(group -> changes.add(StationChange.clock(group, range)));
    for (StationTable.Station station : stations) {
      // The topic's clock is not behind that of this range, so what is gone here is gone. A backlog
      // of days need not send stations through the shuffle that left long ago.
      if (clock.sinceMs(station.runningMs()) >= ttlMs) {
        settled.expired++;
      } else {
        changes.add(StationChange.entry(station.postcode(), station.entry(partition)));
      }
    }
    stations.clear();
    clock = new PartitionClock();
  }

  /**
   * Returns the newest entry of each station and partition, the clocks, and the tally of what was
   * settled here; to be called after the last message.
   */
  public List<StationChange> changes() {
    if (ended) {
      return changes;
    }
    ended = true;
    endPartition();
    if (settled.messages() > 0 || settled.answeredMs != MessageTally.NEVER) {
      changes.add(StationChange.tally(settled));
    }
    return changes;
  }
}
