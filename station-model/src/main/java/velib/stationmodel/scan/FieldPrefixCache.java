package velib.stationmodel.scan;

import static velib.stationmodel.scan.JsonBytes.NONE;

import java.util.Arrays;

/**
 * Reads the prefixes of a message's fields. A prefix is everything between two values, such as
 * {@code ,"is_renting":}, with its white space.
 *
 * <p>The prefixes of the previous message are kept, one for each place in the row. The same bytes
 * at the same place have the same meaning, so a few wide comparisons replace the reading of a name.
 * Otherwise the prefix is read, and kept for the next message.
 */
final class FieldPrefixCache {
  private static final int PLACES = 32;

  private final FieldPrefix[] prefixes = new FieldPrefix[PLACES];

  private int field;

  FieldPrefixCache() {
    Arrays.setAll(prefixes, place -> new FieldPrefix());
  }

  /** The field whose prefix was read last. */
  int field() {
    return field;
  }

  /**
   * Reads the prefix that begins here.
   *
   * @param place how many fields of this row come before it
   * @return the index of the field's value, or {@link JsonBytes#NONE}
   */
  int take(int place, byte[] bytes, int from, int last) {
    if (place < PLACES) {
      FieldPrefix prefix = prefixes[place];
      if (prefix.isAt(bytes, from, last)) {
        field = prefix.field();
        // There may be more white space than last time.
        return JsonBytes.skipWhiteSpace(bytes, from + prefix.length());
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
