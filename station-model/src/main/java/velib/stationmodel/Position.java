package velib.stationmodel;

/** Where a message is on the input topic. {@link LatestStations} says which position counts. */
public final class Position {
  private final long timestampMs;
  private final int partition;
  private final long offset;

  /** A position: Kafka's timestamp in milliseconds since 1970, partition, offset. */
  public Position(long timestampMs, int partition, long offset) {
    this.timestampMs = timestampMs;
    this.partition = partition;
    this.offset = offset;
  }

  /** Kafka's timestamp, in milliseconds since 1970. */
  public long timestampMs() {
    return timestampMs;
  }

  /** The partition of the input topic. */
  public int partition() {
    return partition;
  }

  /** The offset in the partition. */
  public long offset() {
    return offset;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Position)) {
      return false;
    }
    Position that = (Position) other;
    return timestampMs == that.timestampMs && partition == that.partition && offset == that.offset;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(31 * timestampMs + offset) + partition;
  }

  @Override
  public String toString() {
    return "partition " + partition + ", offset " + offset + ", timestamp " + timestampMs;
  }
}
