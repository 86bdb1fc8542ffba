package velib.stationmodel;

import java.util.Objects;

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
   * A hash of the bytes of a code, for a table that is asked for every message.
   *
   * <p>Trimmed codes of up to eight bytes, so all of the real ones, never share it; whoever can
   * choose longer codes can choose some that do.
   */
  public static long hash(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    int to = offset + length;
    int at = offset;
    long hash = 0;
    for (; to - at > Words.BYTES; at += Words.BYTES) {
      hash = mixed(hash ^ Words.at(bytes, at));
    }
    return mixed(hash ^ Words.upTo(bytes, at, to));
  }

  /** Another long for each long, of which both ends depend on all that was given. */
  private static long mixed(long word) {
    long product = word * 0x9e3779b97f4a7c15L;
    return product ^ product >>> 32;
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
