package velib.stationmodel.scan;

/** Quoted strings of a JSON text that have no escapes and only ASCII characters. */
final class AsciiStrings {
  private static final long QUOTES = EightBytes.of('"');
  private static final long BACKSLASHES = EightBytes.of('\\');
  private static final long SPACES = EightBytes.of(' ');
  private static final long ONES = EightBytes.of(1);
  private static final long HIGHEST_BITS = EightBytes.of(0x80);

  private AsciiStrings() {}

  /**
   * Returns the index after the string whose opening quote is at this index.
   *
   * @return {@link JsonBytes#NONE} if the string has an escape, a control character, a byte beyond
   *     ASCII or no end
   */
  static int skip(byte[] bytes, int from, int last) {
    int at = from + 1;
    while (at + EightBytes.LENGTH <= bytes.length) {
      int plain = plainCharacters(EightBytes.at(bytes, at));
      if (plain < EightBytes.LENGTH) {
        return closed(bytes, at + plain, last);
      }
      at += EightBytes.LENGTH;
    }
    while (at < last && isPlain(bytes[at])) {
      at++;
    }
    return closed(bytes, at, last);
  }

  private static int closed(byte[] bytes, int at, int last) {
    return at < last && bytes[at] == '"' ? at + 1 : JsonBytes.NONE;
  }

  /** How many bytes at the beginning of a word are plain characters of a string. */
  private static int plainCharacters(long word) {
    long quote = word ^ QUOTES;
    long backslash = word ^ BACKSLASHES;
    // A borrow can mark a byte wrongly, but only after a byte that is marked rightly.
    long marks = (quote - ONES) & ~quote | (backslash - ONES) & ~backslash;
    long controls = (word - SPACES) & ~word;
    return EightBytes.firstMarked((marks | controls | word) & HIGHEST_BITS);
  }

  private static boolean isPlain(byte b) {
    return b >= ' ' && b != '"' && b != '\\';
  }
}
