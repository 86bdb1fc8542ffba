package velib.stationmodel;

/** Where and when a message is on the input topic. {@link LatestStations} says which one counts. */
public final class Position {
  private final long runningMs;
  private final int partition;
  private final long offset;

  /**
   * Creates a position.
   *
   * @param runningMs the message's running time, as {@link PartitionClock#read} returns it
   */
  public Position(long runningMs, int partition, long offset) {
    this.runningMs = runningMs;
    this.partition = partition;
    this.offset = offset;
  }

  /** The message's running time in its partition, in milliseconds ({@link PartitionClock}). */
  public long runningMs() {
    return runningMs;
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
    return runningMs == that.runningMs && partition == that.partition && offset == that.offset;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(31 * runningMs + offset) + partition;
  }

  @Override
  public String toString() {
    return "partition " + partition + ", offset " + offset + ", running time " + runningMs;
  }
}
