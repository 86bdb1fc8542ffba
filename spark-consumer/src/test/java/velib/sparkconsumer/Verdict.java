package velib.sparkconsumer;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.StationStatus;
import velib.stationmodel.UnusableStatus;
import velib.stationmodel.UnusableStatus.Reason;

/** What becomes of a message: a status, a removal (neither), or a dead letter with its reason. */
public final class Verdict {
  private final StationStatus status;
  private final Reason reason;

  private Verdict(StationStatus status, Reason reason) {
    this.status = status;
    this.reason = reason;
  }

  /** What reads a value: the pipeline's reader, or the contract. */
  public interface Reading {
    StationStatus read(byte[] value) throws UnusableStatus;
  }

  /** The verdict on a message by the one or the other way of reading it. */
  public static Verdict of(byte[] key, byte[] value, Reading reading, PostcodeRule rule) {
    Verdict verdict = value == null ? removal(key) : of(value, reading);
    if (verdict.isDeadLetter()) {
      return verdict;
    }
    String code = value == null ? textOf(key) : verdict.status.stationCode();
    return rule.postcodeOf(code).isPresent() ? verdict : new Verdict(null, Reason.NO_POSTCODE);
  }

  private static Verdict of(byte[] value, Reading reading) {
    try {
      return new Verdict(reading.read(value), null);
    } catch (UnusableStatus unusable) {
      return new Verdict(null, unusable.reason());
    }
  }

  private static Verdict removal(byte[] key) {
    if (key == null || textOf(key).isEmpty()) {
      return new Verdict(null, Reason.NO_KEY);
    }
    boolean tooLong = textOf(key).codePoints().count() > Contract.LONGEST_CODE;
    return new Verdict(null, tooLong ? Reason.STATION_CODE_TOO_LONG : null);
  }

  private static String textOf(byte[] key) {
    return new String(key, StandardCharsets.UTF_8).trim();
  }

  public boolean isDeadLetter() {
    return reason != null;
  }

  /**
   * Whether a dead letter may say this reason. Of several faulty fields of a message either may be
   * named.
   */
  public boolean allows(String reasonLabel) {
    return reasonLabel.equals(reason.label())
        || isField(reason) && (reasonLabel.equals("bad-count") || reasonLabel.equals("bad-field"));
  }

  private static boolean isField(Reason reason) {
    return reason == Reason.BAD_COUNT || reason == Reason.BAD_FIELD;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Verdict)) {
      return false;
    }
    Verdict that = (Verdict) other;
    return Objects.equals(status, that.status)
        && (reason == that.reason || isField(reason) && isField(that.reason));
  }

  @Override
  public int hashCode() {
    return Objects.hash(status, isField(reason) ? Reason.BAD_FIELD : reason);
  }

  @Override
  public String toString() {
    return reason != null ? reason.label() : status != null ? status.toString() : "removal";
  }
}
