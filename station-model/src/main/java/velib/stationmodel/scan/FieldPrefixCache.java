package velib.stationmodel.scan;

import static velib.stationmodel.scan.JsonBytes.NONE;

import java.util.Arrays;

/**
 * The prefixes of a message's fields: a prefix is all that stands before a value, from the end of
 * the value before on, such as {@code ,"is_renting":}, with its white space.
 *
 * <p>Those of the message before are kept, one for each place in the row. Where the same bytes
 * stand at the same place again, they mean the same again: a few wide comparisons then stand for
 * the reading of a name. Otherwise the prefix is read, and kept for the next message.
 */
final class FieldPrefixCache {
  private static final int PLACES = 32;

  private final FieldPrefix[] prefixes = new FieldPrefix[PLACES];

  private int field;

  FieldPrefixCache() {
    Arrays.setAll(prefixes, place -> new FieldPrefix());
  }

  /** The field whose prefix was taken last. */
  int field() {
    return field;
  }

  /**
   * Takes the prefix that begins here.
   *
   * @param place how many fields of this row stand before it
   * @return where the field's value begins, or {@link JsonBytes#NONE}
   */
  int take(int place, byte[] bytes, int from, int last) {
    if (place < PLACES) {
      FieldPrefix prefix = prefixes[place];
      if (prefix.isAt(bytes, from, last)) {
        field = prefix.field();
        return JsonBytes.skipWhiteSpace(bytes, from + prefix.length()); // more than there was then
      }
    }
    return readAndKeep(place, bytes, from, last);
  }

  private int readAndKeep(int place, byte[] bytes, int from, int last) {
    int value = read(place, bytes, from, last);
    if (value != NONE && place < PLACES) {
      prefixes[place].keep(bytes, from, value, field);
    }
    return value;
  }

  private int read(int place, byte[] bytes, int from, int last) {
    int sign = JsonBytes.skipWhiteSpace(bytes, from);
    if (bytes[sign] != (place == 0 ? '{' : ',')) {
      return NONE;
    }
    int name = JsonBytes.skipWhiteSpace(bytes, sign + 1);
    int nameEnd = bytes[name] == '"' ? AsciiStrings.skip(bytes, name, last) : NONE;
    if (nameEnd == NONE) {
      return NONE;
    }
    field = FieldIds.named(bytes, name + 1, nameEnd - 1);
    return JsonBytes.afterColon(bytes, nameEnd);
  }
}
