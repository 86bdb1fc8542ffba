package velib.stationmodel.scan;

import velib.stationmodel.StationStatus;

/**
 * Counts of bikes or docks in a message's bytes; null in place of one is no count.
 *
 * <p>A count that was read and its end are one long, as no object is made for them.
 */
final class Counts {
  /** The value where the message has none; two missing counts are as good as one. */
  static final int MISSING = -1;

  private static final long FAULT = packed(JsonBytes.NONE, MISSING);

  private Counts() {}

  /** The count or null that begins here. */
  static long read(byte[] bytes, int from, int last) {
    // Nearly all counts have one digit or two. To guess which costs less than to look at a word.
    int first = bytes[from] - '0';
    if (first > 0 && first <= 9) {
      int second = bytes[from + 1] - '0';
      if (second < 0 || second > 9) {
        return packed(from + 1, first);
      }
      int third = bytes[from + 2] - '0';
      if (third < 0 || third > 9) {
        return packed(from + 2, first * 10 + second);
      }
    }
    return readAny(bytes, from, last);
  }

  private static long readAny(byte[] bytes, int from, int last) {
    if (bytes[from] == 'n') {
      return packed(JsonBytes.skipNull(bytes, from, last), MISSING);
    }
    int end = WholeNumbers.end(bytes, from);
    long count = end == JsonBytes.NONE ? 0 : WholeNumbers.value(bytes, from, end);
    return end == JsonBytes.NONE || count > StationStatus.MAX_COUNT
        ? FAULT
        : packed(end, (int) count);
  }

  private static long packed(int end, int count) {
    return (long) end << 32 | count & 0xffffffffL;
  }

  /** Behind what was read; {@link JsonBytes#NONE} where that was nothing a status can have. */
  static int end(long read) {
    return (int) (read >> 32);
  }

  /** The count that was read. */
  static int count(long read) {
    return (int) read;
  }

  /** The count, or the other one where it is missing. */
  static int either(int count, int other) {
    return count != MISSING ? count : other;
  }
}
