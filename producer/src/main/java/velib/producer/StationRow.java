package velib.producer;

import java.util.Arrays;
import java.util.Optional;
import java.util.zip.Checksum;

/** One row of a snapshot: the station's JSON as the feed sent it, and its station code. */
final class StationRow {
  private final String stationCode;
  private final RowRefusal refusal;
  private final byte[] body;
  private final int from;
  private final int to;

  /**
   * A row of the bytes of {@code body} from {@code from} (inclusive) to {@code to} (exclusive), not
   * copied.
   *
   * @param stationCode null if the row has no usable one
   * @param refusal why it is not published; null if it may be
   */
  StationRow(String stationCode, RowRefusal refusal, byte[] body, int from, int to) {
    this.stationCode = stationCode;
    this.refusal = refusal;
    this.body = body;
    this.from = from;
    this.to = to;
  }

  /** The station's whole code; empty if the row has no usable one. */
  Optional<String> stationCode() {
    return Optional.ofNullable(stationCode);
  }

  /** Why the row is not published; empty if it may be. */
  Optional<RowRefusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  void addTo(Checksum checksum) {
    checksum.update(body, from, to - from);
  }

  /** A copy of the row's bytes as the feed sent them. */
  byte[] json() {
    return Arrays.copyOfRange(body, from, to);
  }
}
