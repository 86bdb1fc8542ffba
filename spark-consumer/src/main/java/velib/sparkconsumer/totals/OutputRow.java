package velib.sparkconsumer.totals;

import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.PostcodeTotalsJson;

/** A row on its way from the state to the sink. */
public final class OutputRow {
  /** Key and body are the key and value of a result message. */
  public static final int RESULT = 0;

  /** The body is a {@link DeadLetter}. */
  public static final int DEAD_LETTER = 1;

  /** The body is a {@link MessageTally}. */
  public static final int TALLY = 2;

  private final int kind;
  private final String key;
  private final byte[] body;

  private OutputRow(int kind, String key, byte[] body) {
    this.kind = kind;
    this.key = key;
    this.body = body;
  }

  /** Returns the row of a changed total. */
  public static OutputRow result(PostcodeTotals totals) {
    return new OutputRow(RESULT, totals.postcode(), PostcodeTotalsJson.write(totals));
  }

  /** Returns the row of a dead letter from the bytes that {@link DeadLetter} has written. */
  public static OutputRow deadLetter(byte[] body) {
    return new OutputRow(DEAD_LETTER, null, body);
  }

  /** Returns the row of a tally. */
  public static OutputRow tally(MessageTally tally) {
    return tally(Binary.write(tally::write));
  }

  /** Returns the row of a tally from the bytes that {@link MessageTally} has written. */
  public static OutputRow tally(byte[] body) {
    return new OutputRow(TALLY, null, body);
  }

  /** What the body holds: {@link #RESULT}, {@link #DEAD_LETTER} or {@link #TALLY}. */
  public int kind() {
    return kind;
  }

  /** The postcode of a result; null in other rows. */
  public String key() {
    return key;
  }

  /** The content; its form depends on the kind. */
  public byte[] body() {
    return body;
  }
}
