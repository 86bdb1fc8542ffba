package velib.stationmodel;

import static velib.stationmodel.JsonBytes.NONE;

import java.nio.charset.StandardCharsets;

/** {@link BikeTypes} for the {@link StatusScanner}: the same sums, straight from the bytes. */
final class BikeTypeCounts {
  private static final byte[] MECHANICAL = "\"mechanical\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ELECTRIC = "\"ebike\"".getBytes(StandardCharsets.US_ASCII);

  private int mechanical;
  private int electric;

  int mechanical() {
    return mechanical;
  }

  int electric() {
    return electric;
  }

  void clear() {
    mechanical = 0;
    electric = 0;
  }

  /** Takes the value that begins here in place of what was known, and answers with its end. */
  int take(byte[] bytes, int from, int last) {
    clear();
    switch (bytes[from]) {
      case '[':
        return array(bytes, from, last);
      case '{':
        return object(bytes, from, last);
      default:
        return JsonBytes.skipNull(bytes, from, last);
    }
  }

  private int array(byte[] bytes, int from, int last) {
    int at = JsonBytes.skipWhiteSpace(bytes, from + 1);
    if (bytes[at] == ']') {
      return at + 1;
    }
    while (true) {
      at = bytes[at] == '{' ? object(bytes, at, last) : NONE;
      if (at == NONE) {
        return NONE;
      }
      at = JsonBytes.skipWhiteSpace(bytes, at);
      if (bytes[at] == ']') {
        return at + 1;
      }
      if (bytes[at] != ',') {
        return NONE;
      }
      at = JsonBytes.skipWhiteSpace(bytes, at + 1);
    }
  }

  private int object(byte[] bytes, int from, int last) {
    int ofMechanical = 0;
    int ofElectric = 0;
    int at = JsonBytes.skipWhiteSpace(bytes, from + 1);
    while (bytes[at] != '}') {
      int name = at;
      int value = JsonBytes.fieldValue(bytes, name, last);
      if (value == NONE) {
        return NONE;
      }
      if (JsonBytes.standsAt(bytes, name, last, MECHANICAL)) {
        at = Counts.end(bytes, value, last);
        ofMechanical = at == NONE ? 0 : Counts.either(Counts.value(bytes, value, at), 0);
      } else if (JsonBytes.standsAt(bytes, name, last, ELECTRIC)) {
        at = Counts.end(bytes, value, last);
        ofElectric = at == NONE ? 0 : Counts.either(Counts.value(bytes, value, at), 0);
      } else {
        at = JsonBytes.skipValue(bytes, value, last);
      }
      if (at == NONE) {
        return NONE;
      }
      at = JsonBytes.skipWhiteSpace(bytes, at);
      if (bytes[at] == ',') {
        at = JsonBytes.skipWhiteSpace(bytes, at + 1);
        if (bytes[at] == '}') {
          return NONE;
        }
      } else if (bytes[at] != '}') {
        return NONE;
      }
    }
    mechanical += ofMechanical;
    electric += ofElectric;
    return mechanical > StationStatus.MAX_COUNT || electric > StationStatus.MAX_COUNT
        ? NONE
        : JsonBytes.behindBrace(at, last);
  }
}
