package velib.sparkconsumer.totals;

import java.sql.Timestamp;
import velib.stationmodel.StationEntry;

/**
 * A row on its way to the state; a bean, as Spark's encoder wants it.
 *
 * <p>Only a row of kind {@link #CLOCK} has an event time. The others have none, so that Spark's
 * late filter never drops one: what is too late is decided by {@link PostcodeState} and counted
 * there.
 */
public final class StationChange {
  /** The body is a {@link StationEntry}; the group is its postcode. */
  public static final int ENTRY = 0;

  /** The body is a {@link DeadLetter}. */
  public static final int DEAD_LETTER = 1;

  /** The body is a {@link MessageTally} of messages that were settled before the shuffle. */
  public static final int TALLY = 2;

  /** Moves the watermark; there is no body. */
  static final int CLOCK = 3;

  /** The group of what belongs to no postcode; no postcode begins with it. */
  private static final String NO_POSTCODE = "#";

  private static final int DEAD_LETTERS_IN_A_RUN = 64;

  private String group;
  private Timestamp eventTime;
  private int kind;
  private byte[] body;
  private StationEntry entry; // of kind ENTRY; the body is made of it, or it is read from the body

  static StationChange entry(String postcode, StationEntry entry) {
    StationChange change = of(postcode, ENTRY, null);
    change.entry = entry;
    return change;
  }

  /**
   * A dead letter. Its group is a short run of offsets: groups pass in order and are spread over
   * all tasks, and no task ever holds more than one of them.
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

  /** What a change of kind {@link #ENTRY} is about. */
  StationEntry entry() {
    if (entry == null) {
      entry = Binary.read(body, Binary::readEntry);
    }
    return entry;
  }

  /** The postcode, or a name of its own for what belongs to none. */
  public String getGroup() {
    return group;
  }

  public void setGroup(String group) {
    this.group = group;
  }

  /** The topic's time, floored to a step of the expiry clock; null except in a clock. */
  public Timestamp getEventTime() {
    return eventTime == null ? null : (Timestamp) eventTime.clone();
  }

  public void setEventTime(Timestamp eventTime) {
    this.eventTime = eventTime == null ? null : (Timestamp) eventTime.clone();
  }

  /** What the body is. */
  public int getKind() {
    return kind;
  }

  public void setKind(int kind) {
    this.kind = kind;
  }

  /** The content in {@link Binary} form. */
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
