package velib.stationmodel.scan;

/** What stood before a field's value in a message, to be found again in the next one. */
final class FieldPrefix {
  /** Enough for the longest name with some white space. */
  private static final int LONGEST = 4 * EightBytes.LENGTH;

  private static final int NONE_KEPT = Integer.MAX_VALUE; // longer than any message

  private int length = NONE_KEPT;
  private int field;

  // Four words cover the prefix. They overlap if it is shorter than four words, so that one
  // comparison serves every length and never reads beyond the prefix.
  private int secondAt;
  private int thirdAt;
  private int fourthAt;
  private long first;
  private long second;
  private long third;
  private long fourth;

  int length() {
    return length;
  }

  int field() {
    return field;
  }

  /** Keeps the bytes between two indexes, unless there are too many or too few of them. */
  void keep(byte[] bytes, int from, int to, int field) {
    int tail = to - from - EightBytes.LENGTH;
    if (tail < 0 || to - from > LONGEST) {
      length = NONE_KEPT;
      return;
    }
    length = to - from;
    this.field = field;
    secondAt = Math.min(EightBytes.LENGTH, tail);
    thirdAt = Math.min(2 * EightBytes.LENGTH, tail);
    fourthAt = tail;
    first = EightBytes.at(bytes, from);
    second = EightBytes.at(bytes, from + secondAt);
    third = EightBytes.at(bytes, from + thirdAt);
    fourth = EightBytes.at(bytes, from + fourthAt);
  }

  /** Whether the bytes that are kept are at this index, and end before the end of the message. */
  boolean isAt(byte[] bytes, int from, int last) {
    if (length > last - from) {
      return false;
    }
    return ((EightBytes.at(bytes, from) ^ first)
            | (EightBytes.at(bytes, from + secondAt) ^ second)
            | (EightBytes.at(bytes, from + thirdAt) ^ third)
            | (EightBytes.at(bytes, from + fourthAt) ^ fourth))
        == 0;
  }
}
