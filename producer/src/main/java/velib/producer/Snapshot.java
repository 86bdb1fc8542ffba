package velib.producer;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;

/** All that one answer of the feed says: its rows in the order of the file, and its header. */
final class Snapshot {
  private final FeedHeader header;
  private final List<StationRow> rows;
  private final Set<String> stationCodes;
  private final long fingerprint;

  Snapshot(FeedHeader header, List<StationRow> rows) {
    this.header = header;
    this.rows = List.copyOf(rows);
    Set<String> codes = new LinkedHashSet<>();
    rows.forEach(row -> row.stationCode().ifPresent(codes::add));
    this.stationCodes = Collections.unmodifiableSet(codes);
    CRC32C checksum = new CRC32C();
    rows.forEach(row -> row.addTo(checksum));
    this.fingerprint = checksum.getValue();
  }

  FeedHeader header() {
    return header;
  }

  /** Every row, those without a usable station code too. */
  List<StationRow> rows() {
    return rows;
  }

  /** The codes of the whole feed's stations, each once. */
  Set<String> stationCodes() {
    return stationCodes;
  }

  /**
   * The same for the same rows, whatever the header says: a feed may go on giving a fresh header
   * over a content that stands still.
   */
  long fingerprint() {
    return fingerprint;
  }
}
