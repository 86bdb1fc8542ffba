package velib.stationmodel.scan;

/**
 * Finds the ends of the parts of a JSON object in a message's bytes, and checks the parts.
 *
 * <p>Each method takes the index of a byte and returns the index after the part that begins there.
 * It returns {@link #NONE} if it finds a fault or something that it does not handle: an escape, a
 * byte beyond ASCII, deep nesting, a long number.
 *
 * <p>{@code last} is the index of the brace that ends the message. This brace also stops every loop
 * here, since it is neither white space nor a digit nor a comma; only a string may run past a
 * brace. So an index that is returned is never after {@code last}, and its byte can be read.
 */
final class JsonBytes {
  static final int NONE = -1;

  /** Below the reader's own limit. */
  private static final int LONGEST_NUMBER = 100;

  private static final int DEEPEST = 16;

  private static final AsciiLiteral NULL = new AsciiLiteral("null");
  private static final AsciiLiteral TRUE = new AsciiLiteral("true");
  private static final AsciiLiteral FALSE = new AsciiLiteral("false");

  private JsonBytes() {}

  static int skipWhiteSpace(byte[] bytes, int from) {
    int at = from;
    while (isWhiteSpace(bytes[at])) {
      at++;
    }
    return at;
  }

  static boolean isWhiteSpace(byte b) {
    return b <= ' ' && (b == ' ' || b == '\n' || b == '\r' || b == '\t');
  }

  /** Returns the index of the value of the field whose quoted name begins here. */
  static int fieldValue(byte[] bytes, int from, int last) {
    int nameEnd = bytes[from] == '"' ? AsciiStrings.skip(bytes, from, last) : NONE;
    return nameEnd == NONE ? NONE : afterColon(bytes, nameEnd);
  }

  /** Returns the index of the value of the field whose quoted name ends here. */
  static int afterColon(byte[] bytes, int nameEnd) {
    int colon = skipWhiteSpace(bytes, nameEnd);
    return bytes[colon] == ':' ? skipWhiteSpace(bytes, colon + 1) : NONE;
  }

  /** Returns the index after the value that begins here, whatever its type. */
  static int skipValue(byte[] bytes, int from, int last) {
    return skipValue(bytes, from, last, DEEPEST);
  }

  private static int skipValue(byte[] bytes, int from, int last, int depth) {
    switch (bytes[from]) {
      case '"':
        return AsciiStrings.skip(bytes, from, last);
      case 'n':
        return skipNull(bytes, from, last);
      case 't':
        return TRUE.skip(bytes, from, last);
      case 'f':
        return FALSE.skip(bytes, from, last);
      case '{':
        return depth == 0 ? NONE : skipObject(bytes, from, last, depth - 1);
      case '[':
        return depth == 0 ? NONE : skipArray(bytes, from, last, depth - 1);
      default:
        return skipNumber(bytes, from);
    }
  }

  static int skipNull(byte[] bytes, int from, int last) {
    return NULL.skip(bytes, from, last);
  }

  private static int skipNumber(byte[] bytes, int from) {
    int digits = bytes[from] == '-' ? from + 1 : from;
    int end = WholeNumbers.digitsEnd(bytes, digits);
    if (end == digits || (bytes[digits] == '0' && end > digits + 1)) {
      return NONE;
    }
    if (bytes[end] == '.') {
      end = skipDigits(bytes, end + 1);
    }
    if (end != NONE && (bytes[end] | 0x20) == 'e') {
      boolean signed = bytes[end + 1] == '-' || bytes[end + 1] == '+';
      end = skipDigits(bytes, signed ? end + 2 : end + 1);
    }
    return end - from > LONGEST_NUMBER ? NONE : end;
  }

  /** Returns the index after one or more digits. */
  private static int skipDigits(byte[] bytes, int from) {
    int end = WholeNumbers.digitsEnd(bytes, from);
    return end == from ? NONE : end;
  }

  private static int skipObject(byte[] bytes, int from, int last, int depth) {
    int at = skipWhiteSpace(bytes, from + 1);
    if (bytes[at] == '}') {
      return afterBrace(at, last);
    }
    while (true) {
      at = fieldValue(bytes, at, last);
      at = at == NONE ? NONE : skipValue(bytes, at, last, depth);
      if (at == NONE) {
        return NONE;
      }
      at = skipWhiteSpace(bytes, at);
      if (bytes[at] == '}') {
        return afterBrace(at, last);
      }
      if (bytes[at] != ',') {
        return NONE;
      }
      at = skipWhiteSpace(bytes, at + 1);
    }
  }

  private static int skipArray(byte[] bytes, int from, int last, int depth) {
    int at = skipWhiteSpace(bytes, from + 1);
    if (bytes[at] == ']') {
      return at + 1;
    }
    while (true) {
      at = skipValue(bytes, at, last, depth);
      if (at == NONE) {
        return NONE;
      }
      at = skipWhiteSpace(bytes, at);
      if (bytes[at] == ']') {
        return at + 1;
      }
      if (bytes[at] != ',') {
        return NONE;
      }
      at = skipWhiteSpace(bytes, at + 1);
    }
  }

  /** Returns the index after this brace, unless it is the one that ends the message. */
  static int afterBrace(int at, int last) {
    return at == last ? NONE : at + 1;
  }
}
