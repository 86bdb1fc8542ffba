package velib.sparkconsumer.totals;

import java.util.Locale;
import velib.stationmodel.StationEntry;

/**
 * A row on its way from the source to the state.
 *
 * <p>Rows are sorted by their groups on the way if they go through Spark's shuffle. The names of
 * the groups put the clocks first, then dead letters, then postcodes.
 */
public final class StationChange {
  /** The body is a {@link StationEntry}; the group is its postcode. */
  public static final int ENTRY = 0;

  /** The body is a {@link DeadLetter}. */
  public static final int DEAD_LETTER = 1;

  /** The body is a {@link MessageTally} of messages that were dealt with before the shuffle. */
  public static final int TALLY = 2;

  /** The body is a {@link RangeClock}; every partition of the state gets one. */
  public static final int CLOCK = 3;

  /** How the group of a clock begins; it sorts before any other group. */
  public static final String CLOCKS = "!";

  /** The group of everything that has no postcode; no postcode begins with this character. */
  private static final String NO_POSTCODE = "#";

  private static final int DEAD_LETTERS_IN_A_RUN = 64;

  private String group;
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
            Locale.ROOT,
            "%s%010d/%019d",
            NO_POSTCODE,
            letter.partition(),
            letter.offset() / DEAD_LETTERS_IN_A_RUN);
    return of(run, DEAD_LETTER, Binary.write(letter::write));
  }

  static StationChange tally(MessageTally tally) {
    return of(NO_POSTCODE, TALLY, Binary.write(tally::write));
  }

  /**
   * Returns the row of a clock.
   *
   * @param group chosen so that the row gets to the right partition of the state
   */
  static StationChange clock(String group, RangeClock clock) {
    return of(group, CLOCK, Binary.write(clock::write));
  }

  /** Returns the row with this content. */
  public static StationChange of(String group, int kind, byte[] body) {
    StationChange change = new StationChange();
    change.group = group;
    change.kind = kind;
    change.body = body;
    return change;
  }

  /** The entry of a change of kind {@link #ENTRY}. */
  public StationEntry entry() {
    if (entry == null) {
      entry = Binary.read(body, Binary::readEntry);
    }
    return entry;
  }

  /** The clock of a change of kind {@link #CLOCK}. */
  public RangeClock clock() {
    return Binary.read(body, RangeClock::read);
  }

  /** The postcode, or a group of rows that have none. */
  public String group() {
    return group;
  }

  /**
   * What the body holds: {@link #ENTRY}, {@link #DEAD_LETTER}, {@link #TALLY} or {@link #CLOCK}.
   */
  public int kind() {
    return kind;
  }

  /** The content, as {@link Binary} writes it. */
  public byte[] body() {
    if (body == null && entry != null) {
      body = Binary.write(out -> Binary.writeEntry(out, entry));
    }
    return body;
  }
}
