package velib.stationmodel;

/**
 * Thrown if a message cannot be counted. Says which field is at fault, what was found and what is
 * expected. It has no stack trace, since bad input is data and not a fault of the program.
 */
public final class UnusableStatus extends Exception {
  private final Reason reason;

  /** An unusable message, with its reason and one sentence for a person. */
  public UnusableStatus(Reason reason, String explanation) {
    super(explanation, null, false, false);
    this.reason = reason;
  }

  /** Why the message cannot be counted. */
  public Reason reason() {
    return reason;
  }

  /** The reasons why a message becomes a dead letter; {@link #label()} is their stable name. */
  public enum Reason {
    /** The bytes are not UTF-8 text. */
    NOT_UTF8("not-utf8"),
    /** The text is not one JSON value. */
    NOT_JSON("not-json"),
    /** The JSON value is not an object. */
    NOT_AN_OBJECT("not-an-object"),
    /** There is no {@code stationCode}, or one that is neither text nor a whole number. */
    NO_STATION_CODE("no-station-code"),
    /** The station code has more than {@value StationCodes#LONGEST} characters. */
    STATION_CODE_TOO_LONG("station-code-too-long"),
    /** The station code resolves to no postcode. */
    NO_POSTCODE("no-postcode"),
    /** A count is missing, no whole number, or outside 0 to 100,000. */
    BAD_COUNT("bad-count"),
    /** Another field that the totals need cannot be read. */
    BAD_FIELD("bad-field"),
    /** A removal (null value) whose key does not name a station. */
    NO_KEY("removal-without-key");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    /** The name in dead letters, logs and metrics, such as {@code bad-count}. */
    public String label() {
      return label;
    }
  }
}
