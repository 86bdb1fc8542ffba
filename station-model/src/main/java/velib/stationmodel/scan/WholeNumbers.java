package velib.stationmodel.scan;

/** Whole numbers of a JSON text, without a sign. */
final class WholeNumbers {
  private static final int MOST_DIGITS = 18; // always fits a long

  private static final long ZEROS = EightBytes.of('0');

  /** Added to a digit it leaves the highest bit of its byte clear, added to more it sets it. */
  private static final long ABOVE_NINE = EightBytes.of(0x80 - 10);

  private static final long HIGHEST_BITS = EightBytes.of(0x80);

  private WholeNumbers() {}

  /**
   * Returns the index after the whole number that begins here.
   *
   * @return {@link JsonBytes#NONE} if it has no digit, more than 18 digits or a leading zero
   */
  static int end(byte[] bytes, int from) {
    int end = digitsEnd(bytes, from);
    int digits = end - from;
    if (digits == 0 || digits > MOST_DIGITS || (bytes[from] == '0' && digits > 1)) {
      return JsonBytes.NONE;
    }
    return end;
  }

  /** Returns the index after a run of digits; a byte that is no digit must follow it. */
  static int digitsEnd(byte[] bytes, int from) {
    int at = from;
    while (at + EightBytes.LENGTH <= bytes.length) {
      int digits = leadingDigits(EightBytes.at(bytes, at));
      if (digits < EightBytes.LENGTH) {
        return at + digits;
      }
      at += EightBytes.LENGTH;
    }
    while (isDigit(bytes[at])) {
      at++;
    }
    return at;
  }

  /** The value of the digits between two indexes, at most 18 of them. */
  static long value(byte[] bytes, int from, int to) {
    int digits = to - from;
    int at = from;
    long value = 0;
    if (from + EightBytes.LENGTH <= bytes.length) {
      int together = Math.min(digits, EightBytes.LENGTH);
      value = ofLeadingDigits(EightBytes.at(bytes, from), together);
      at += together;
    }
    for (; at < to; at++) {
      value = value * 10 + (bytes[at] - '0');
    }
    return value;
  }

  /** The number of digits at the beginning of a word. */
  static int leadingDigits(long word) {
    long reduced = word ^ ZEROS;
    // A byte above 0x89 carries into the next one, so only the first mark is reliable.
    return EightBytes.firstMarked(((reduced + ABOVE_NINE) | reduced) & HIGHEST_BITS);
  }

  /** The value of the first one to eight digits of a word: pairs, then fours, then all eight. */
  static long ofLeadingDigits(long word, int digits) {
    // The shift drops what follows the digits and puts zeros before them.
    long eight = (word ^ ZEROS) << (EightBytes.LENGTH - digits) * 8;
    long pairs = eight * (10 * 0x100 + 1) >>> 8 & 0x00ff00ff00ff00ffL;
    long fours = pairs * (100 * 0x1_0000 + 1) >>> 16 & 0x0000ffff0000ffffL;
    return fours * (10_000 * 0x1_0000_0000L + 1) >>> 32;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
