package velib.benchmarks.flink;

import velib.benchmarks.peer.PositionedStatus;
import velib.stationmodel.StationStatus;

/** A station's status with its postcode and the position of its message. */
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

  /** Returns whether this one counts instead of another one of the same station. */
  boolean isAfter(StatusUpdate other) {
    return latest().isAfter(other.latest());
  }

  private PositionedStatus latest() {
    return new PositionedStatus(status, timestampMs, partition, offset);
  }
}
