package velib.sparkconsumer.totals;

import java.util.ArrayList;
import java.util.List;
import velib.stationmodel.ExpiryClock;
import velib.stationmodel.MessageReader;
import velib.stationmodel.Position;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.StationEntry;
import velib.stationmodel.UnusableStatus;
import velib.stationmodel.scan.StatusScanner;

/**
 * Keeps only the newest message of each station before anything goes through the shuffle. A few
 * thousand rows are left of a backlog of millions.
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
  private final MessageReader reader;
  private final ExpiryClock clock;
  private long newestTimestampMs = Long.MIN_VALUE;

  public NewestPerStation(PostcodeRule rule, ExpiryClock clock) {
    this.reader = new MessageReader(rule);
    this.clock = clock;
  }

  /** Records when the feed gave the answer that the messages are from, in epoch milliseconds. */
  public void answered(long timeMs) {
    settled.answered(timeMs);
  }

  /**
   * Keeps what the message says, or gives the dead letter that it is.
   *
   * @param timestampMs Kafka's timestamp of the message, in milliseconds since 1970
   * @param key may be null
   * @param value may be null
   * @return null unless the message cannot be counted
   */
  public DeadLetter take(long timestampMs, int partition, long offset, byte[] key, byte[] value) {
    boolean scanned = value != null && scanner.scan(value, 0, value.length);
    StationTable.Station known =
        scanned
            ? stations.find(value, scanner.stationCodeOffset(), scanner.stationCodeLength())
            : null;
    if (known == null) {
      return takeUnusual(new Position(timestampMs, partition, offset), key, value, scanned);
    }
    settled.superseded++;
    if (known.isReplacedBy(timestampMs, partition, offset)) {
      known.report(timestampMs, partition, offset, scanner);
    }
    newestTimestampMs = Math.max(newestTimestampMs, timestampMs);
    return null;
  }

  /** A station's first message, one of another form, or one that cannot be counted. */
  private DeadLetter takeUnusual(Position position, byte[] key, byte[] value, boolean scanned) {
    try {
      StationEntry entry =
          scanned
              ? StationEntry.reported(StationEntry.VELIB_FEED, position, scanner.toStatus())
              : reader.read(key, value, position);
      String postcode = reader.postcodeOf(entry);
      if (stations.take(postcode, entry)) {
        settled.superseded++;
      }
      newestTimestampMs = Math.max(newestTimestampMs, position.timestampMs());
      return null;
    } catch (UnusableStatus unusable) {
      settled.deadLetters++;
      return new DeadLetter(
          key,
          value,
          unusable.reason().label(),
          unusable.getMessage(),
          position.partition(),
          position.offset());
    }
  }

  /** Returns the newest entry of each station, the tally of what was settled here, and a clock. */
  public List<StationChange> changes() {
    List<StationChange> changes = new ArrayList<>();
    // The whole topic's newest time is not less than this task's, so what is gone here is gone.
    // Otherwise the first batch of a new checkpoint, which has no watermark yet, would publish
    // stations that expired long ago.
    long watermarkMs = clock.watermarkMs(newestTimestampMs);
    MessageTally tally = new MessageTally();
    tally.add(settled);
    for (StationTable.Station station : stations) {
      if (clock.isGone(station.timestampMs(), watermarkMs)) {
        tally.expired++;
      } else {
        changes.add(StationChange.entry(station.postcode(), station.entry()));
      }
    }
    if (tally.messages() > 0 || tally.answeredMs != MessageTally.NEVER) {
      changes.add(StationChange.tally(tally));
    }
    if (newestTimestampMs != Long.MIN_VALUE) {
      changes.add(StationChange.clock(clock.step(newestTimestampMs)));
    }
    return changes;
  }
}
