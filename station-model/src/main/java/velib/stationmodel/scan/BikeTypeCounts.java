package velib.stationmodel.scan;

import static velib.stationmodel.scan.JsonBytes.NONE;

import velib.stationmodel.StationStatus;

/**
 * The bikes of a station by type, for the {@link StatusScanner}: the sums that BikeTypes computes
 * for the reader, straight from the bytes.
 */
final class BikeTypeCounts {
  private static final AsciiLiteral BEFORE_MECHANICAL = new AsciiLiteral("[{\"mechanical\":");
  private static final AsciiLiteral BEFORE_ELECTRIC = new AsciiLiteral("},{\"ebike\":");
  private static final AsciiLiteral AFTER_ELECTRIC = new AsciiLiteral("}]");

  private static final AsciiLiteral MECHANICAL = new AsciiLiteral("\"mechanical\"");
  private static final AsciiLiteral ELECTRIC = new AsciiLiteral("\"ebike\"");

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

  /** Reads the value that begins here, replaces the current counts and returns the value's end. */
  int take(byte[] bytes, int from, int last) {
    clear();
    int end = takeAsTheFeedWrites(bytes, from, last);
    return end != NONE ? end : takeAsWritten(bytes, from, last);
  }

  /** Reads the exact form that all rows of the feed have, without looking at single bytes. */
  private int takeAsTheFeedWrites(byte[] bytes, int from, int last) {
    if (!BEFORE_MECHANICAL.isAt(bytes, from, last)) {
      return NONE;
    }
    long ofMechanical = Counts.read(bytes, from + BEFORE_MECHANICAL.length(), last);
    int at = Counts.end(ofMechanical);
    if (at == NONE || !BEFORE_ELECTRIC.isAt(bytes, at, last)) {
      return NONE;
    }
    long ofElectric = Counts.read(bytes, at + BEFORE_ELECTRIC.length(), last);
    at = Counts.end(ofElectric);
    if (at == NONE || !AFTER_ELECTRIC.isAt(bytes, at, last)) {
      return NONE;
    }
    mechanical = Counts.either(Counts.count(ofMechanical), 0);
    electric = Counts.either(Counts.count(ofElectric), 0);
    return at + AFTER_ELECTRIC.length();
  }

  /** Reads every other form that BikeTypes accepts. */
  private int takeAsWritten(byte[] bytes, int from, int last) {
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
      if (MECHANICAL.isAt(bytes, name, last)) {
        long read = Counts.read(bytes, value, last);
        ofMechanical = Counts.either(Counts.count(read), 0);
        at = Counts.end(read);
      } else if (ELECTRIC.isAt(bytes, name, last)) {
        long read = Counts.read(bytes, value, last);
        ofElectric = Counts.either(Counts.count(read), 0);
        at = Counts.end(read);
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
        : JsonBytes.afterBrace(at, last);
  }
}
