package velib.stationmodel;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Locale;
import velib.stationmodel.UnusableStatus.Reason;

/** Finds the station code in what a message carries. */
public final class StationCodes {
  /** The most characters that a code may have, after trimming; each Unicode code point is one. */
  public static final int LONGEST = 64;

  private static final int LONGEST_QUOTE = 40;

  private StationCodes() {}

  /**
   * The code that a text names: the whole text, trimmed. {@code 16107_relais} and {@code 16107} are
   * two stations.
   *
   * @return the code, or null if the text is blank
   */
  public static String ofText(String text) {
    String trimmed = text.trim();
    return trimmed.isEmpty() ? null : trimmed;
  }

  /**
   * The code that a JSON value names: text, or a whole number. A decimal such as {@code 16107.0} is
   * the code {@code 16107}.
   *
   * @param parser at the value
   * @return the code, or null if the value names none
   */
  public static String of(JsonParser parser) throws IOException {
    return JsonValues.stationCode(parser);
  }

  /** Whether a code has more characters than a station may have. */
  public static boolean isTooLong(String stationCode) {
    return stationCode.length() > LONGEST && characters(stationCode) > LONGEST;
  }

  /** The number of a code's characters: Unicode code points, not bytes. */
  static int characters(String stationCode) {
    return stationCode.codePointCount(0, stationCode.length());
  }

  /**
   * The fault of a code that is too long.
   *
   * @param where what carries the code, such as {@code the key}
   */
  static UnusableStatus tooLong(String where, String stationCode) {
    return new UnusableStatus(
        Reason.STATION_CODE_TOO_LONG,
        String.format(
            Locale.ROOT,
            "%s is \"%s\", %d characters: expected at most %d characters",
            where,
            shortened(stationCode),
            characters(stationCode),
            LONGEST));
  }

  /** A text may be as long as a message, and a person needs only its beginning. */
  static String shortened(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
  }

  /**
   * The digits that a code begins with, which alone decide its postcode; empty if there are none.
   */
  static String leadingDigits(String stationCode) {
    int end = 0;
    while (end < stationCode.length() && isDigit(stationCode.charAt(end))) {
      end++;
    }
    return stationCode.substring(0, end);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
