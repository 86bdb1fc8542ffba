package velib.stationmodel.scan;

import java.nio.charset.StandardCharsets;

/** One to sixteen ASCII bytes to look for, kept so that two comparisons find them. */
final class Literal {
  private final int length;
  private final long head;
  private final long tail; // overlaps the head, or is the same

  Literal(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    length = bytes.length;
    head = Words.upTo(bytes, 0, Math.min(length, Words.BYTES));
    tail = Words.upTo(bytes, Math.max(0, length - Words.BYTES), length);
  }

  int length() {
    return length;
  }

  /** Whether it stands there, before the end of the message. */
  boolean standsAt(byte[] bytes, int from, int last) {
    int to = from + length;
    if (to > last) {
      return false;
    }
    if (length < Words.BYTES) {
      return Words.upTo(bytes, from, to) == head;
    }
    return Words.at(bytes, from) == head && Words.at(bytes, to - Words.BYTES) == tail;
  }

  /** Behind it where it stands there, {@link JsonBytes#NONE} where it does not. */
  int skip(byte[] bytes, int from, int last) {
    return standsAt(bytes, from, last) ? from + length : JsonBytes.NONE;
  }
}
