package velib.sparkconsumer.totals;

import java.sql.Timestamp;
import velib.stationmodel.StationEntry;

/**
 * A row on its way to the state; a bean, because Spark's encoder needs one.
 *
 * <p>Only a row of kind {@link #CLOCK} has an event time. The others have none, so Spark's late
 * filter never drops them: {@link PostcodeState} decides what is too late, and counts it.
 */
public final class StationChange {
  /** The body is a {@link StationEntry}; the group is its postcode. */
  public static final int ENTRY = 0;

  /** The body is a {@link DeadLetter}. */
  public static final int DEAD_LETTER = 1;

  /** The body is a {@link MessageTally} of messages that were dealt with before the shuffle. */
  public static final int TALLY = 2;

  /** Advances the watermark; there is no body. */
  static final int CLOCK = 3;

  /** The group of everything that has no postcode; no postcode begins with this character. */
  private static final String NO_POSTCODE = "#";

  private static final int DEAD_LETTERS_IN_A_RUN = 64;

  private String group;
  private Timestamp eventTime;
  private int kind;
  private byte[] body;
  private StationEntry entry; // only of kind ENTRY; it and the body are made from each other

  static StationChange entry(String postcode, StationEntry entry) {
    StationChange change = of(postcode, ENTRY, null);
    change.entry = entry;
    return change;
  }

  /**
   * Returns the row of a dead letter. Its group is a short run of offsets: groups are processed in
   * order and spread over all tasks, and no task ever holds more than one of them.
   */
  public static StationChange deadLetter(DeadLetter letter) {
    String run =
        String.format(
            "%s%010d/%019d",
            NO_POSTCODE, letter.partition(), letter.offset() / DEAD_LETTERS_IN_A_RUN);
    return of(run, DEAD_LETTER, Binary.write(letter::write));
  }

  static StationChange tally(MessageTally tally) {
    return of(NO_POSTCODE, TALLY, Binary.write(tally::write));
  }

  static StationChange clock(long timestampMs) {
    StationChange clock = of(NO_POSTCODE, CLOCK, null);
    clock.setEventTime(new Timestamp(timestampMs));
    return clock;
  }

  private static StationChange of(String group, int kind, byte[] body) {
    StationChange change = new StationChange();
    change.setGroup(group);
    change.setKind(kind);
    change.setBody(body);
    return change;
  }

  /** The entry of a change of kind {@link #ENTRY}. */
  StationEntry entry() {
    if (entry == null) {
      entry = Binary.read(body, Binary::readEntry);
    }
    return entry;
  }

  /** The postcode, or a group that begins with {@code #} for rows that have none. */
  public String getGroup() {
    return group;
  }

  public void setGroup(String group) {
    this.group = group;
  }

  /** The topic's time, rounded down to a step of the expiry clock; null unless of kind CLOCK. */
  public Timestamp getEventTime() {
    return eventTime == null ? null : (Timestamp) eventTime.clone();
  }

  public void setEventTime(Timestamp eventTime) {
    this.eventTime = eventTime == null ? null : (Timestamp) eventTime.clone();
  }

  /** What the body holds: an entry, a dead letter, a tally, or nothing if this is a clock. */
  public int getKind() {
    return kind;
  }

  public void setKind(int kind) {
    this.kind = kind;
  }

  /** The content, as {@link Binary} writes it. */
  public byte[] getBody() {
    if (body == null && entry != null) {
      body = Binary.write(out -> Binary.writeEntry(out, entry));
    }
    return body;
  }

  public void setBody(byte[] body) {
    this.body = body;
  }
}
