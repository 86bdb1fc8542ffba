package velib.benchmarks.peer;

import velib.stationmodel.StationStatus;

/** A station's status and where its message stands: the later by time, partition, offset counts. */
public final class PositionedStatus {
  /** The status. */
  public final StationStatus status;

  private final long timestampMs;
  private final int partition;
  private final long offset;

  /** A status with the position of its message. */
  public PositionedStatus(StationStatus status, long timestampMs, int partition, long offset) {
    this.status = status;
    this.timestampMs = timestampMs;
    this.partition = partition;
    this.offset = offset;
  }

  /** Whether this one counts where both are of one station. */
  public boolean isAfter(PositionedStatus other) {
    if (timestampMs != other.timestampMs) {
      return timestampMs > other.timestampMs;
    }
    return partition != other.partition ? partition > other.partition : offset > other.offset;
  }
}
