package velib.stationmodel.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Numbers for the fields that a status is made of, found by their names in a message's bytes. */
final class FieldIds {
  static final int BIKES = 0;
  static final int BIKES_ALIAS = 1;
  static final int DOCKS = 2;
  static final int DOCKS_ALIAS = 3;

  /** The first COUNTS fields are counts. */
  static final int COUNTS = 4;

  static final int STATION_CODE = 4;
  static final int TYPES = 5;
  static final int INSTALLED = 6;
  static final int RENTING = 7;
  static final int LAST_REPORTED = 8;
  static final int UNKNOWN = 9;

  /** Indexed by the fields' numbers. */
  private static final byte[][] NAMES = {
    ascii("num_bikes_available"),
    ascii("numBikesAvailable"),
    ascii("num_docks_available"),
    ascii("numDocksAvailable"),
    ascii("stationCode"),
    ascii("num_bikes_available_types"),
    ascii("is_installed"),
    ascii("is_renting"),
    ascii("last_reported"),
    ascii("")
  };

  private FieldIds() {}

  /** The field whose name is between these indexes. */
  static int named(byte[] bytes, int from, int to) {
    int candidate = candidate(bytes, from, to - from);
    byte[] name = NAMES[candidate];
    return Arrays.equals(bytes, from, to, name, 0, name.length) ? candidate : UNKNOWN;
  }

  /** The only field that it can be, by the name's length and one character of it. */
  private static int candidate(byte[] bytes, int from, int length) {
    switch (length) {
      case 10:
        return RENTING;
      case 11:
        return STATION_CODE;
      case 12:
        return INSTALLED;
      case 13:
        return LAST_REPORTED;
      case 17:
        return bytes[from + 3] == 'B' ? BIKES_ALIAS : DOCKS_ALIAS;
      case 19:
        return bytes[from + 4] == 'b' ? BIKES : DOCKS;
      case 25:
        return TYPES;
      default:
        return UNKNOWN;
    }
  }

  private static byte[] ascii(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }
}
