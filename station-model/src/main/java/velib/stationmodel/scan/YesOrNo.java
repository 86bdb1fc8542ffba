package velib.stationmodel.scan;

/**
 * A yes or no in a message's bytes: 0, 1, true, false, or null, which is yes as is a missing one.
 */
final class YesOrNo {
  private YesOrNo() {}

  /** Behind the yes or no here; {@link JsonBytes#NONE} where there is none. */
  static int end(byte[] bytes, int from, int last) {
    switch (bytes[from]) {
      case '0':
      case '1':
        return from + 1; // another digit would be found where the next field should begin
      case 't':
      case 'f':
      case 'n':
        return JsonBytes.skipValue(bytes, from, last);
      default:
        return JsonBytes.NONE;
    }
  }

  /** Whether one that begins so is a yes. */
  static boolean isYes(byte first) {
    return first != '0' && first != 'f';
  }
}
