package velib.producer;

import java.util.Arrays;
import java.util.Optional;
import java.util.zip.Checksum;

/** One row of a snapshot: the station's JSON as the feed gave it, and the code it names. */
final class StationRow {
  private final String stationCode;
  private final byte[] body;
  private final int from;
  private final int to;

  /**
   * A row that is the bytes of {@code body} from {@code from} to before {@code to}; it shares them.
   *
   * @param stationCode null where the row has no usable one
   */
  StationRow(String stationCode, byte[] body, int from, int to) {
    this.stationCode = stationCode;
    this.body = body;
    this.from = from;
    this.to = to;
  }

  /** The station's whole code; empty where the row has no usable one. */
  Optional<String> stationCode() {
    return Optional.ofNullable(stationCode);
  }

  void addTo(Checksum checksum) {
    checksum.update(body, from, to - from);
  }

  /** The row's bytes, untouched; a copy. */
  byte[] json() {
    return Arrays.copyOfRange(body, from, to);
  }
}
