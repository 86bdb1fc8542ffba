package velib.stationmodel.scan;

import static velib.stationmodel.scan.JsonBytes.NONE;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import velib.stationmodel.StationCodes;
import velib.stationmodel.StationStatus;
import velib.stationmodel.StationStatusReader;

/**
 * Reads a station's status in place if the message is written as the feed writes it. It is many
 * times as fast as {@link StationStatusReader}, and leaves everything else to that.
 *
 * <p>If {@link #scan} returns true, the reader would read the same status from the same bytes. If
 * it returns false, nothing is known about the message: it may be unusable, or only be written in
 * an unusual way, such as with an escape, a letter beyond ASCII or a time as text. No object is
 * created for a message.
 *
 * <p>Keeps a reference to the bytes of the last message. Not thread-safe.
 */
public final class StatusScanner {
  /** Below the reader's own limits of names and strings. */
  private static final int LONGEST_MESSAGE = 1 << 14;

  private final FieldPrefixCache prefixes = new FieldPrefixCache();
  private final BikeTypeCounts types = new BikeTypeCounts();
  private final int[] counts = new int[FieldIds.COUNTS];

  private byte[] bytes = {};
  private int stationCodeFrom;
  private int stationCodeTo;
  private boolean installed;
  private boolean renting;
  private long lastReportedEpochSecond;

  /**
   * Reads one message.
   *
   * @return whether it was understood; only then do the other methods describe it
   * @throws IndexOutOfBoundsException if the array has no such range
   */
  public boolean scan(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    int last = lastVisible(bytes, offset, offset + length);
    if (length > LONGEST_MESSAGE || last < offset || bytes[last] != '}') {
      return false;
    }
    forget(bytes);
    int end = lastVisible(bytes, offset, last) + 1; // of the last value
    int at = offset;
    for (int place = 0; at != end; place++) {
      int value = prefixes.take(place, bytes, at, last);
      at = value == NONE ? NONE : takeValue(prefixes.field(), bytes, value, last);
      if (at == NONE) {
        return false;
      }
    }
    int codeLength = stationCodeLength();
    return codeLength > 0 && codeLength <= StationCodes.LONGEST && bikes() != Counts.MISSING;
  }

  private static int lastVisible(byte[] bytes, int from, int to) {
    int at = to - 1;
    while (at >= from && JsonBytes.isWhiteSpace(bytes[at])) {
      at--;
    }
    return at;
  }

  private void forget(byte[] next) {
    bytes = next;
    stationCodeFrom = 0;
    stationCodeTo = 0;
    Arrays.fill(counts, Counts.MISSING);
    types.clear();
    installed = true;
    renting = true;
    lastReportedEpochSecond = StationStatus.NOT_REPORTED;
  }

  /** Reads the value that begins here; if a field is given twice, the later one counts. */
  private int takeValue(int field, byte[] bytes, int from, int last) {
    if (field < FieldIds.COUNTS) {
      long read = Counts.read(bytes, from, last);
      counts[field] = Counts.count(read);
      return Counts.end(read);
    }
    return takeOther(field, bytes, from, last);
  }

  private int takeOther(int field, byte[] bytes, int from, int last) {
    switch (field) {
      case FieldIds.STATION_CODE:
        return takeStationCode(bytes, from, last);
      case FieldIds.TYPES:
        return types.take(bytes, from, last);
      case FieldIds.INSTALLED:
        installed = YesOrNo.isYes(bytes[from]);
        return YesOrNo.end(bytes, from, last);
      case FieldIds.RENTING:
        renting = YesOrNo.isYes(bytes[from]);
        return YesOrNo.end(bytes, from, last);
      case FieldIds.LAST_REPORTED:
        return takeLastReported(bytes, from, last);
      default:
        return JsonBytes.skipValue(bytes, from, last);
    }
  }

  private int takeStationCode(byte[] bytes, int from, int last) {
    if (bytes[from] != '"') {
      int end = WholeNumbers.end(bytes, from);
      stationCodeFrom = from;
      stationCodeTo = end;
      return end;
    }
    int end = AsciiStrings.skip(bytes, from, last);
    if (end == NONE) {
      return NONE;
    }
    stationCodeFrom = from + 1;
    stationCodeTo = end - 1;
    while (stationCodeFrom < stationCodeTo && bytes[stationCodeFrom] == ' ') {
      stationCodeFrom++;
    }
    while (stationCodeFrom < stationCodeTo && bytes[stationCodeTo - 1] == ' ') {
      stationCodeTo--;
    }
    return end;
  }

  private int takeLastReported(byte[] bytes, int from, int last) {
    lastReportedEpochSecond = StationStatus.NOT_REPORTED;
    if (bytes[from] == 'n') {
      return JsonBytes.skipNull(bytes, from, last);
    }
    int end = WholeNumbers.end(bytes, from);
    if (end != NONE) {
      long second = WholeNumbers.value(bytes, from, end);
      lastReportedEpochSecond = StationStatus.usableEpochSecond(second);
    }
    return end;
  }

  /** The index of the station's code in the array, after trimming. */
  public int stationCodeOffset() {
    return stationCodeFrom;
  }

  /**
   * The length of the station's code in bytes, 1 to {@link StationCodes#LONGEST}, all of them
   * ASCII.
   */
  public int stationCodeLength() {
    return stationCodeTo - stationCodeFrom;
  }

  /** Bikes that can be taken, 0 to {@link StationStatus#MAX_COUNT}. */
  public int bikes() {
    return Counts.either(counts[FieldIds.BIKES], counts[FieldIds.BIKES_ALIAS]);
  }

  /** Mechanical bikes that can be taken, 0 to {@link StationStatus#MAX_COUNT}. */
  public int mechanicalBikes() {
    return types.mechanical();
  }

  /** Electric bikes that can be taken, 0 to {@link StationStatus#MAX_COUNT}. */
  public int electricBikes() {
    return types.electric();
  }

  /** Free docks, 0 to {@link StationStatus#MAX_COUNT}. */
  public int docks() {
    return Counts.either(Counts.either(counts[FieldIds.DOCKS], counts[FieldIds.DOCKS_ALIAS]), 0);
  }

  /** Whether the station is installed and renting. */
  public boolean rentable() {
    return installed && renting;
  }

  /** Seconds since 1970, or {@link StationStatus#NOT_REPORTED}. */
  public long lastReportedEpochSecond() {
    return lastReportedEpochSecond;
  }

  /** The status as an object, for callers that keep it. */
  public StationStatus toStatus() {
    return new StationStatus(
        new String(bytes, stationCodeFrom, stationCodeLength(), StandardCharsets.US_ASCII),
        bikes(),
        mechanicalBikes(),
        electricBikes(),
        docks(),
        rentable(),
        lastReportedEpochSecond());
  }
}
