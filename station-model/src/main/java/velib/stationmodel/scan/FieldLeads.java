package velib.stationmodel.scan;

import static velib.stationmodel.scan.JsonBytes.NONE;

import java.util.Arrays;

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

  private final FieldLead[] leads = new FieldLead[PLACES];

  private int field;

  FieldLeads() {
    Arrays.setAll(leads, place -> new FieldLead());
  }

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
    if (place < PLACES) {
      FieldLead lead = leads[place];
      if (lead.standsAt(bytes, from, last)) {
        field = lead.field();
        return JsonBytes.skipWhiteSpace(bytes, from + lead.length()); // more than there was then
      }
    }
    return readAndKeep(place, bytes, from, last);
  }

  private int readAndKeep(int place, byte[] bytes, int from, int last) {
    int value = read(place, bytes, from, last);
    if (value != NONE && place < PLACES) {
      leads[place].keep(bytes, from, value, field);
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
    field = StatusField.named(bytes, name + 1, nameEnd - 1);
    return JsonBytes.behindColon(bytes, nameEnd);
  }
}
