package velib.stationmodel;

/** How a station code is made of what a message carries. */
public final class StationCodes {
  private StationCodes() {}

  /**
   * The code that a text names: the whole text, trimmed. {@code 16107_relais} is another station
   * than {@code 16107}.
   *
   * @return the code, or null where nothing is left of the text
   */
  public static String ofText(String text) {
    String trimmed = text.trim();
    return trimmed.isEmpty() ? null : trimmed;
  }

  /**
   * The digits that a code begins with, which alone decide on the postcode; empty where there are
   * none.
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
