package velib.stationmodel.scan;

import velib.stationmodel.StationStatus;

/**
 * Counts of bikes or docks in a message's bytes; a null counts as missing.
 *
 * <p>A count and the index after it are returned as one long, so that no object is created.
 */
final class Counts {
  /** The value of a count that is missing or null. */
  static final int MISSING = -1;

  private static final long FAULT = packed(JsonBytes.NONE, MISSING);

  private Counts() {}

  /** Reads the count or null that begins here. */
  static long read(byte[] bytes, int from, int last) {
    // Nearly all counts have one or two digits. Trying both is cheaper than reading eight bytes.
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

  /** The index after what was read; {@link JsonBytes#NONE} if a status cannot have it. */
  static int end(long read) {
    return (int) (read >> 32);
  }

  /** The count that was read. */
  static int count(long read) {
    return (int) read;
  }

  /** The count, or the other one if it is missing. */
  static int either(int count, int other) {
    return count != MISSING ? count : other;
  }
}
