package velib.sparkconsumer;

/**
 * Where a message stands on the input topic. Of two messages of a station the later one counts, by
 * (Kafka timestamp, partition, offset): with the topic's LogAppendTime that is the order in which
 * the broker took them.
 */
final class Position implements Comparable<Position> {
  final long timestampMs;
  final int partition;
  final long offset;

  Position(long timestampMs, int partition, long offset) {
    this.timestampMs = timestampMs;
    this.partition = partition;
    this.offset = offset;
  }

  boolean isAfter(Position other) {
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
