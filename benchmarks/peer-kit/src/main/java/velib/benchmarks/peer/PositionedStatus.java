package velib.benchmarks.peer;

import velib.stationmodel.StationStatus;

/**
 * A station's status with the position of its message. The later one by time, partition and offset
 * counts.
 */
public final class PositionedStatus {
  /** The status. */
  public final StationStatus status;

  private final long timestampMs;
  private final int partition;
  private final long offset;

  /** Creates a status with the position of its message. */
  public PositionedStatus(StationStatus status, long timestampMs, int partition, long offset) {
    this.status = status;
    this.timestampMs = timestampMs;
    this.partition = partition;
    this.offset = offset;
  }

  /** Returns whether this one counts instead of another one of the same station. */
  public boolean isAfter(PositionedStatus other) {
    if (timestampMs != other.timestampMs) {
      return timestampMs > other.timestampMs;
    }
    return partition != other.partition ? partition > other.partition : offset > other.offset;
  }
}
