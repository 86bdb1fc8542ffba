package velib.stationmodel.scan;

/**
 * A yes or no in a message's bytes: 0, 1, true, false or null. Null means yes, as a missing field
 * does.
 */
final class YesOrNo {
  private YesOrNo() {}

  /** Returns the index after the yes or no that begins here, or {@link JsonBytes#NONE}. */
  static int end(byte[] bytes, int from, int last) {
    switch (bytes[from]) {
      case '0':
      case '1':
        return from + 1; // if another digit follows, the next field's prefix does not match
      case 't':
      case 'f':
      case 'n':
        return JsonBytes.skipValue(bytes, from, last);
      default:
        return JsonBytes.NONE;
    }
  }

  /** Whether a value with this first byte means yes. */
  static boolean isYes(byte first) {
    return first != '0' && first != 'f';
  }
}
