package velib.stationmodel;

/**
 * Where a message stands on the input topic. Of two messages of a station the later one counts, by
 * (Kafka timestamp, partition, offset): with the topic's LogAppendTime that is the order in which
 * the broker took them.
 */
public final class Position implements Comparable<Position> {
  private final long timestampMs;
  private final int partition;
  private final long offset;

  /** A place: Kafka's timestamp in milliseconds since 1970, partition, offset. */
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

  /** Whether the message here counts rather than the other one. */
  public boolean isAfter(Position other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(Position other) {
    int byTime = Long.compare(timestampMs, other.timestampMs);
    if (byTime != 0) {
      return byTime;
    }
    int byPartition = Integer.compare(partition, other.partition);
    return byPartition != 0 ? byPartition : Long.compare(offset, other.offset);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Position && compareTo((Position) other) == 0;
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
