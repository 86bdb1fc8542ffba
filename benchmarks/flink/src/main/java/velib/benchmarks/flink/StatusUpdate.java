package velib.benchmarks.flink;

import velib.benchmarks.peer.PositionedStatus;
import velib.stationmodel.StationStatus;

/** A message on its way to its postcode. */
final class StatusUpdate {
  final String postcode;
  final StationStatus status;
  final long timestampMs;
  final int partition;
  final long offset;

  StatusUpdate(
      String postcode, StationStatus status, long timestampMs, int partition, long offset) {
    this.postcode = postcode;
    this.status = status;
    this.timestampMs = timestampMs;
    this.partition = partition;
    this.offset = offset;
  }

  /** Whether this one counts where both are of one station. */
  boolean isAfter(StatusUpdate other) {
    return latest().isAfter(other.latest());
  }

  private PositionedStatus latest() {
    return new PositionedStatus(status, timestampMs, partition, offset);
  }
}
