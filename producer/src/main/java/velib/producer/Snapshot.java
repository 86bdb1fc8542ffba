package velib.producer;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;

/** The content of one answer of the feed: its rows in their order, and its header. */
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

  /** All rows, including those without a usable station code. */
  List<StationRow> rows() {
    return rows;
  }

  /** The codes of all stations in the feed, each once. */
  Set<String> stationCodes() {
    return stationCodes;
  }

  /**
   * A checksum of the rows without the header: a feed may keep sending a fresh header while its
   * rows no longer change.
   */
  long fingerprint() {
    return fingerprint;
  }
}
