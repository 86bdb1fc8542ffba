package velib.stationmodel.scan;

/** What stood before a field's value in a message, to be found again in the next one. */
final class FieldLead {
  /** Enough for the longest name with some white space. */
  private static final int LONGEST = 4 * Words.BYTES;

  private static final int NONE_KEPT = Integer.MAX_VALUE; // longer than any message

  private int length = NONE_KEPT;
  private int field;

  // The words overlap where the lead is shorter than four: so one comparison does for all lengths,
  // and none goes beyond the lead.
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

  /** Keeps the bytes from one place to another, unless they are too many or too few for words. */
  void keep(byte[] bytes, int from, int to, int field) {
    int tail = to - from - Words.BYTES;
    if (tail < 0 || to - from > LONGEST) {
      length = NONE_KEPT;
      return;
    }
    length = to - from;
    this.field = field;
    secondAt = Math.min(Words.BYTES, tail);
    thirdAt = Math.min(2 * Words.BYTES, tail);
    fourthAt = tail;
    first = Words.at(bytes, from);
    second = Words.at(bytes, from + secondAt);
    third = Words.at(bytes, from + thirdAt);
    fourth = Words.at(bytes, from + fourthAt);
  }

  /** Whether the bytes that are kept stand there, before the end of the message. */
  boolean standsAt(byte[] bytes, int from, int last) {
    if (length > last - from) {
      return false;
    }
    return ((Words.at(bytes, from) ^ first)
            | (Words.at(bytes, from + secondAt) ^ second)
            | (Words.at(bytes, from + thirdAt) ^ third)
            | (Words.at(bytes, from + fourthAt) ^ fourth))
        == 0;
  }
}
