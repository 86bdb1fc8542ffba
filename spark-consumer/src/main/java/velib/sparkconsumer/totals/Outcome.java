package velib.sparkconsumer.totals;

import java.util.Comparator;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.PostcodeTotalsJson;

/** A row on its way from the state to the sink; a bean, as Spark's encoder wants it. */
public final class Outcome {
  /** A result: key and body are the result message's key and value. */
  public static final int RESULT = 0;

  /** The body is a {@link DeadLetter}. */
  public static final int DEAD_LETTER = 1;

  /** The body is a {@link Tally}. */
  public static final int TALLY = 2;

  /** Spark's shuffle keeps no order within a group; a group's dead letters are of one partition. */
  static final Comparator<Outcome> DEAD_LETTERS_BY_OFFSET =
      Comparator.comparingLong(
          outcome -> outcome.kind == DEAD_LETTER ? DeadLetter.offsetIn(outcome.body) : -1);

  private int kind;
  private String key;
  private byte[] body;

  static Outcome result(PostcodeTotals totals) {
    return of(RESULT, totals.postcode(), PostcodeTotalsJson.write(totals));
  }

  public static Outcome deadLetter(byte[] body) {
    return of(DEAD_LETTER, null, body);
  }

  public static Outcome tally(byte[] body) {
    return of(TALLY, null, body);
  }

  private static Outcome of(int kind, String key, byte[] body) {
    Outcome outcome = new Outcome();
    outcome.setKind(kind);
    outcome.setKey(key);
    outcome.setBody(body);
    return outcome;
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
