package velib.sparkconsumer.totals;

import java.util.Comparator;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.PostcodeTotalsJson;

/** A row on its way from the state to the sink; a bean, as Spark's encoder wants it. */
public final class OutputRow {
  /** A result: key and body are the result message's key and value. */
  public static final int RESULT = 0;

  /** The body is a {@link DeadLetter}. */
  public static final int DEAD_LETTER = 1;

  /** The body is a {@link MessageTally}. */
  public static final int TALLY = 2;

  /** Spark's shuffle keeps no order within a group; a group's dead letters are of one partition. */
  static final Comparator<OutputRow> DEAD_LETTERS_BY_OFFSET =
      Comparator.comparingLong(
          outputRow -> outputRow.kind == DEAD_LETTER ? DeadLetter.offsetIn(outputRow.body) : -1);

  private int kind;
  private String key;
  private byte[] body;

  static OutputRow result(PostcodeTotals totals) {
    return of(RESULT, totals.postcode(), PostcodeTotalsJson.write(totals));
  }

  public static OutputRow deadLetter(byte[] body) {
    return of(DEAD_LETTER, null, body);
  }

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

  /** What the body is. */
  public int getKind() {
    return kind;
  }

  public void setKind(int kind) {
    this.kind = kind;
  }

  /** The postcode of a result, otherwise null. */
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
