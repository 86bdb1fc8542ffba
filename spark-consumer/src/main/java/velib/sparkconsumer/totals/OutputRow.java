package velib.sparkconsumer.totals;

import java.util.Comparator;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.PostcodeTotalsJson;

/** A row on its way from the state to the sink; a bean, because Spark's encoder needs one. */
public final class OutputRow {
  /** Key and body are the key and value of a result message. */
  public static final int RESULT = 0;

  /** The body is a {@link DeadLetter}. */
  public static final int DEAD_LETTER = 1;

  /** The body is a {@link MessageTally}. */
  public static final int TALLY = 2;

  /**
   * Restores the order within a group, which Spark's shuffle loses; a group is of one partition.
   */
  static final Comparator<OutputRow> DEAD_LETTERS_BY_OFFSET =
      Comparator.comparingLong(
          outputRow -> outputRow.kind == DEAD_LETTER ? DeadLetter.offsetIn(outputRow.body) : -1);

  private int kind;
  private String key;
  private byte[] body;

  static OutputRow result(PostcodeTotals totals) {
    return of(RESULT, totals.postcode(), PostcodeTotalsJson.write(totals));
  }

  /** Returns the row of a dead letter from the bytes that {@link DeadLetter} has written. */
  public static OutputRow deadLetter(byte[] body) {
    return of(DEAD_LETTER, null, body);
  }

  /** Returns the row of a tally from the bytes that {@link MessageTally} has written. */
  public static OutputRow tally(byte[] body) {
    return of(TALLY, null, body);
  }

  private static OutputRow of(int kind, String key, byte[] body) {
    OutputRow outputRow = new OutputRow();
    outputRow.setKind(kind);
    outputRow.setKey(key);
    outputRow.setBody(body);
    return outputRow;
  }

  /** What the body holds: {@link #RESULT}, {@link #DEAD_LETTER} or {@link #TALLY}. */
  public int getKind() {
    return kind;
  }

  public void setKind(int kind) {
    this.kind = kind;
  }

  /** The postcode of a result; null in other rows. */
  public String getKey() {
    return key;
  }

  public void setKey(String key) {
    this.key = key;
  }

  /** The content; its form depends on the kind. */
  public byte[] getBody() {
    return body;
  }

  public void setBody(byte[] body) {
    this.body = body;
  }
}
