package velib.benchmarks.peer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import velib.stationmodel.StationCodes;
import velib.stationmodel.StationStatus;

/**
 * Reads a status from a message's bytes if the message has the usual form of the feed: one object
 * in plain ASCII without escapes, with short whole numbers.
 */
final class RowScanner {
  private static final byte[] STATION_CODE = ascii("stationCode");
  private static final byte[] BIKES = ascii("num_bikes_available");
  private static final byte[] BIKES_ALIAS = ascii("numBikesAvailable");
  private static final byte[] TYPES = ascii("num_bikes_available_types");
  private static final byte[] DOCKS = ascii("num_docks_available");
  private static final byte[] DOCKS_ALIAS = ascii("numDocksAvailable");
  private static final byte[] INSTALLED = ascii("is_installed");
  private static final byte[] RENTING = ascii("is_renting");
  private static final byte[] LAST_REPORTED = ascii("last_reported");
  private static final byte[] MECHANICAL = ascii("mechanical");
  private static final byte[] ELECTRIC = ascii("ebike");

  private static final int MISSING = -1;
  private static final int MOST_DIGITS = 18;

  /** Only the tolerant reader knows the limits of what a message may hold; a row has 400 bytes. */
  private static final int LONGEST_ROW = 1_000;

  private static final long YEAR_2000 = 946_684_800L;
  private static final long YEAR_2100 = 4_102_444_800L;

  private final StationCodeCache codes = new StationCodeCache();

  private byte[] bytes;
  private int at;
  private boolean usual;

  private String stationCode;
  private long bikes;
  private long bikesAlias;
  private long docks;
  private long docksAlias;
  private long mechanical;
  private long electric;
  private long installed;
  private long renting;
  private long lastReported;

  /** Returns whether the message has the usual form, so that {@link #status()} is what it says. */
  boolean scan(byte[] message) {
    bytes = message;
    at = 0;
    usual = message.length <= LONGEST_ROW;
    stationCode = null;
    bikes = bikesAlias = docks = docksAlias = installed = renting = MISSING;
    mechanical = electric = 0;
    lastReported = StationStatus.NOT_REPORTED;
    if (usual) {
      object();
    }
    return usual && at == bytes.length && isCountable();
  }

  StationStatus status() {
    return new StationStatus(
        stationCode,
        (int) (bikes != MISSING ? bikes : bikesAlias),
        (int) mechanical,
        (int) electric,
        (int) (docks != MISSING ? docks : Math.max(0, docksAlias)),
        installed != 0 && renting != 0,
        lastReported);
  }

  private boolean isCountable() {
    return stationCode != null
        && (bikes != MISSING || bikesAlias != MISSING)
        && isCount(bikes)
        && isCount(bikesAlias)
        && isCount(docks)
        && isCount(docksAlias)
        && isCount(mechanical)
        && isCount(electric)
        && installed <= 1
        && renting <= 1
        && (lastReported == StationStatus.NOT_REPORTED
            || (lastReported >= YEAR_2000 && lastReported <= YEAR_2100));
  }

  private static boolean isCount(long value) {
    return value <= StationStatus.MAX_COUNT;
  }

  private void object() {
    expect('{');
    do {
      expect('"');
      int from = at;
      skipString();
      int to = at - 1;
      expect(':');
      if (usual) {
        field(from, to);
      }
    } while (usual && take(','));
    expect('}');
  }

  private void field(int from, int to) {
    switch (to - from) {
      case 10:
        if (is(RENTING, from, to)) {
          renting = number();
        } else {
          skipValue();
        }
        break;
      case 11:
        if (is(STATION_CODE, from, to)) {
          code();
        } else {
          skipValue();
        }
        break;
      case 12:
        if (is(INSTALLED, from, to)) {
          installed = number();
        } else {
          skipValue();
        }
        break;
      case 13:
        if (is(LAST_REPORTED, from, to)) {
          lastReported = number();
        } else {
          skipValue();
        }
        break;
      case 17:
        if (is(BIKES_ALIAS, from, to)) {
          bikesAlias = number();
        } else if (is(DOCKS_ALIAS, from, to)) {
          docksAlias = number();
        } else {
          skipValue();
        }
        break;
      case 19:
        if (is(BIKES, from, to)) {
          bikes = number();
        } else if (is(DOCKS, from, to)) {
          docks = number();
        } else {
          skipValue();
        }
        break;
      case 25:
        if (is(TYPES, from, to)) {
          types();
        } else {
          skipValue();
        }
        break;
      default:
        skipValue();
    }
  }

  private void code() {
    expect('"');
    int from = at;
    skipString();
    int to = at - 1;
    // Only the tolerant reader trims blanks around a code, and says which one is too long.
    boolean fits = to - from <= StationCodes.LONGEST;
    usual &= usual && fits && to > from && bytes[from] > ' ' && bytes[to - 1] > ' ';
    if (usual) {
      stationCode = codes.text(bytes, from, to);
    }
  }

  private void types() {
    mechanical = electric = 0;
    expect('[');
    if (take(']')) {
      return;
    }
    do {
      expect('{');
      expect('"');
      int from = at;
      skipString();
      int to = at - 1;
      expect(':');
      if (usual && is(MECHANICAL, from, to)) {
        mechanical += number();
      } else if (usual && is(ELECTRIC, from, to)) {
        electric += number();
      } else {
        skipValue();
      }
      expect('}');
    } while (usual && take(','));
    expect(']');
  }

  private long number() {
    int from = at;
    long value = 0;
    while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
      value = value * 10 + (bytes[at] - '0');
      at++;
    }
    int digits = at - from;
    usual &= digits > 0 && digits <= MOST_DIGITS && (digits == 1 || bytes[from] != '0');
    return value;
  }

  /** Skips a string, a short whole number or null. Anything else is left to the tolerant reader. */
  private void skipValue() {
    if (at >= bytes.length) {
      usual = false;
    } else if (bytes[at] == '"') {
      at++;
      skipString();
    } else if (bytes[at] == 'n') {
      expect('n');
      expect('u');
      expect('l');
      expect('l');
    } else {
      number();
    }
  }

  /** Moves from after the opening quote to after the closing quote. */
  private void skipString() {
    while (at < bytes.length && bytes[at] != '"') {
      if (bytes[at] < ' ' || bytes[at] == '\\') {
        usual = false;
        return;
      }
      at++;
    }
    expect('"');
  }

  private void expect(char expected) {
    if (usual && at < bytes.length && bytes[at] == expected) {
      at++;
    } else {
      usual = false;
    }
  }

  private boolean take(char wanted) {
    if (at < bytes.length && bytes[at] == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private boolean is(byte[] name, int from, int to) {
    return Arrays.equals(bytes, from, to, name, 0, name.length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
