package velib.stationmodel;

/** Finds the station code in what a message carries. */
public final class StationCodes {
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
