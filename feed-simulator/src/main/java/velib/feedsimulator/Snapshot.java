package velib.feedsimulator;

import java.util.List;

/** The content of the feed at one moment. */
final class Snapshot {
  final long number;
  final long epochSecond;
  final List<StationRow> rows;

  Snapshot(long number, long epochSecond, List<StationRow> rows) {
    this.number = number;
    this.epochSecond = epochSecond;
    this.rows = List.copyOf(rows);
  }

  /** The same header with other rows. */
  Snapshot withRows(List<StationRow> otherRows) {
    return new Snapshot(number, epochSecond, otherRows);
  }
}
