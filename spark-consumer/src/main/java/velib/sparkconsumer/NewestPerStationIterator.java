package velib.sparkconsumer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import velib.stationmodel.UnusableStatus;

/**
 * Gives a dead letter as soon as it is met, and once all messages were read the newest entry of
 * each station, the count of what was settled here, and the newest time.
 */
final class NewestPerStationIterator implements Iterator<StationChange> {
  private final Iterator<Row> messages;
  private final MessageReader reader;
  private final ExpiryClock clock;
  private final Map<String, Newest> newest = new HashMap<>();
  private final Tally settled = new Tally();
  private long newestTimestampMs = Long.MIN_VALUE;
  private Iterator<StationChange> rest;
  private StationChange next;

  NewestPerStationIterator(Iterator<Row> messages, MessageReader reader, ExpiryClock clock) {
    this.messages = messages;
    this.reader = reader;
    this.clock = clock;
  }

  @Override
  public boolean hasNext() {
    while (next == null && rest == null) {
      if (messages.hasNext()) {
        next = take(messages.next());
      } else {
        rest = rest();
      }
    }
    if (next == null && rest.hasNext()) {
      next = rest.next();
    }
    return next != null;
  }

  @Override
  public StationChange next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    StationChange given = next;
    next = null;
    return given;
  }

  /** Keeps what the message says, or gives the dead letter that it is. */
  private StationChange take(Row message) {
    byte[] key = message.getAs(0);
    byte[] value = message.getAs(1);
    Position position = new Position(message.getLong(2), message.getInt(3), message.getLong(4));
    try {
      StationEntry entry = reader.read(key, value, position);
      String postcode = reader.postcodeOf(entry);
      newestTimestampMs = Math.max(newestTimestampMs, position.timestampMs);
      Newest known = newest.get(entry.station);
      if (known == null) {
        newest.put(entry.station, new Newest(postcode, entry));
      } else {
        settled.superseded++;
        if (position.isAfter(known.entry.position)) {
          known.entry = entry;
        }
      }
      return null;
    } catch (UnusableStatus unusable) {
      settled.deadLetters++;
      return StationChange.deadLetter(
          new DeadLetter(
              key,
              value,
              unusable.reason().label(),
              unusable.getMessage(),
              position.partition,
              position.offset));
    }
  }

  private Iterator<StationChange> rest() {
    List<StationChange> changes = new ArrayList<>(newest.size() + 2);
    // The whole topic's newest time is not less than this task's, so what is gone here is gone. A
    // new
    // checkpoint's first batch, which has no watermark yet, would publish the long expired
    // otherwise.
    long watermarkMs = clock.watermarkMs(Math.max(0, newestTimestampMs));
    for (Newest station : newest.values()) {
      if (clock.isGone(station.entry.position.timestampMs, watermarkMs)) {
        settled.expired++;
      } else {
        changes.add(StationChange.entry(station.postcode, station.entry));
      }
    }
    if (settled.messages() > 0) {
      changes.add(StationChange.tally(settled));
    }
    if (newestTimestampMs != Long.MIN_VALUE) {
      changes.add(StationChange.clock(clock.step(newestTimestampMs)));
    }
    return changes.iterator();
  }

  /** A station's newest entry so far. */
  private static final class Newest {
    private final String postcode;
    private StationEntry entry;

    Newest(String postcode, StationEntry entry) {
      this.postcode = postcode;
      this.entry = entry;
    }
  }
}
