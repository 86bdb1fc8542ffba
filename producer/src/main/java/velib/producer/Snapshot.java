package velib.producer;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All that one answer of the feed says: its rows in the order of the file, and its header. */
final class Snapshot {
  private final FeedHeader header;
  private final List<StationRow> rows;
  private final Set<String> stationCodes;

  Snapshot(FeedHeader header, List<StationRow> rows) {
    this.header = header;
    this.rows = List.copyOf(rows);
    Set<String> codes = new LinkedHashSet<>();
    rows.forEach(row -> row.stationCode().ifPresent(codes::add));
    this.stationCodes = Collections.unmodifiableSet(codes);
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
}
