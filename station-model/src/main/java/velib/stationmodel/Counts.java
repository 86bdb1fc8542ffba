package velib.stationmodel;

/** Counts of bikes or docks in a message's bytes; null in place of one is no count. */
final class Counts {
  /** The value where the message has none; two missing counts are as good as one. */
  static final int MISSING = -1;

  private Counts() {}

  /** Behind the count or null here; {@link JsonBytes#NONE} where a status cannot have it. */
  static int end(byte[] bytes, int from, int last) {
    if (bytes[from] == 'n') {
      return JsonBytes.skipNull(bytes, from, last);
    }
    int end = WholeNumbers.end(bytes, from);
    return end != JsonBytes.NONE && WholeNumbers.value(bytes, from, end) <= StationStatus.MAX_COUNT
        ? end
        : JsonBytes.NONE;
  }

  /** The count that ends there as {@link #end} says; of no meaning where that was a fault. */
  static int value(byte[] bytes, int from, int to) {
    return bytes[from] == 'n' ? MISSING : (int) WholeNumbers.value(bytes, from, to);
  }

  /** The count, or the other one where it is missing. */
  static int either(int count, int other) {
    return count != MISSING ? count : other;
  }
}
