package velib.stationmodel.scan;

import java.nio.charset.StandardCharsets;

/** One to sixteen ASCII bytes to look for, stored so that two comparisons find them. */
final class AsciiLiteral {
  private final int length;
  private final long head;
  private final long tail; // overlaps the head if there are fewer than sixteen bytes

  AsciiLiteral(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    length = bytes.length;
    head = EightBytes.upTo(bytes, 0, Math.min(length, EightBytes.LENGTH));
    tail = EightBytes.upTo(bytes, Math.max(0, length - EightBytes.LENGTH), length);
  }

  int length() {
    return length;
  }

  /** Whether the literal is at this index, and ends before the end of the message. */
  boolean isAt(byte[] bytes, int from, int last) {
    int to = from + length;
    if (to > last) {
      return false;
    }
    if (length < EightBytes.LENGTH) {
      return EightBytes.upTo(bytes, from, to) == head;
    }
    return EightBytes.at(bytes, from) == head
        && EightBytes.at(bytes, to - EightBytes.LENGTH) == tail;
  }

  /** Returns the index after the literal, or {@link JsonBytes#NONE} if it is not at this index. */
  int skip(byte[] bytes, int from, int last) {
    return isAt(bytes, from, last) ? from + length : JsonBytes.NONE;
  }
}
