package velib.stationmodel;

import static velib.stationmodel.JsonBytes.NONE;

/**
 * The leads of a message's fields: a lead is all that stands before a value, from the end of the
 * value before on, such as {@code ,"is_renting":}, with its white space.
 *
 * <p>Those of the message before are kept, one for each place in the row. Where the same bytes
 * stand at the same place again, they mean the same again: a few wide comparisons then stand for
 * the reading of a name. Otherwise the lead is read, and kept for the next message.
 */
final class FieldLeads {
  private static final int PLACES = 32;
  private static final int WORDS = 8; // of one lead: the longest name and an indentation

  private final long[] words = new long[PLACES * WORDS];
  private final int[] lengths = new int[PLACES]; // 0 where none is kept
  private final int[] fields = new int[PLACES];

  private int field;

  /** The field whose lead was taken last. */
  int field() {
    return field;
  }

  /**
   * Takes the lead that begins here.
   *
   * @param place how many fields of this row stand before it
   * @return where the field's value begins, or {@link JsonBytes#NONE}
   */
  int take(int place, byte[] bytes, int from, int last) {
    if (place < PLACES && isKept(place, bytes, from, last)) {
      field = fields[place];
      return JsonBytes.skipWhiteSpace(bytes, from + lengths[place]); // more than there was then
    }
    int value = read(place, bytes, from, last);
    if (value != NONE && place < PLACES) {
      keep(place, bytes, from, value);
    }
    return value;
  }

  private boolean isKept(int place, byte[] bytes, int from, int last) {
    int length = lengths[place];
    if (length == 0 || length > last - from) {
      return false;
    }
    int word = place * WORDS;
    int tail = from + length - Words.BYTES;
    for (int at = from; at < tail; at += Words.BYTES) {
      if (Words.at(bytes, at) != words[word++]) {
        return false;
      }
    }
    return Words.at(bytes, tail) == words[word];
  }

  private int read(int place, byte[] bytes, int from, int last) {
    int sign = JsonBytes.skipWhiteSpace(bytes, from);
    if (bytes[sign] != (place == 0 ? '{' : ',')) {
      return NONE;
    }
    int name = JsonBytes.skipWhiteSpace(bytes, sign + 1);
    int nameEnd = bytes[name] == '"' ? JsonBytes.skipString(bytes, name, last) : NONE;
    if (nameEnd == NONE) {
      return NONE;
    }
    field = StatusField.named(bytes, name + 1, nameEnd - 1);
    return JsonBytes.behindColon(bytes, nameEnd);
  }

  private void keep(int place, byte[] bytes, int from, int to) {
    int length = to - from;
    if (length < Words.BYTES || length > WORDS * Words.BYTES) {
      lengths[place] = 0;
      return;
    }
    int word = place * WORDS;
    int tail = to - Words.BYTES; // the last word overlaps the one before it
    for (int at = from; at < tail; at += Words.BYTES) {
      words[word++] = Words.at(bytes, at);
    }
    words[word] = Words.at(bytes, tail);
    lengths[place] = length;
    fields[place] = field;
  }
}
