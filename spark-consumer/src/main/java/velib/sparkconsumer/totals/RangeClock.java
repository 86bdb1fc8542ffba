package velib.sparkconsumer.totals;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Locale;
import velib.stationmodel.PartitionClock;

/** The clock of the messages of one partition that a task has read. */
public final class RangeClock {
  private final int partition;
  private final long firstOffset;
  private final PartitionClock clock;

  RangeClock(int partition, long firstOffset, PartitionClock clock) {
    this.partition = partition;
    this.firstOffset = firstOffset;
    this.clock = clock;
  }

  /** The partition of the input topic. */
  public int partition() {
    return partition;
  }

  /** The offset of the first message that could be counted. */
  public long firstOffset() {
    return firstOffset;
  }

  /** How time passed from that message to the last one. */
  public PartitionClock clock() {
    return clock;
  }

  void write(DataOutput out) throws IOException {
    Binary.writeNumber(out, partition);
    Binary.writeNumber(out, firstOffset);
    writeClock(out, clock);
  }

  static RangeClock read(DataInput in) throws IOException {
    return new RangeClock((int) Binary.readNumber(in), Binary.readNumber(in), readClock(in));
  }

  static void writeClock(DataOutput out, PartitionClock clock) throws IOException {
    Binary.writeZigzag(out, clock.firstMs());
    Binary.writeZigzag(out, clock.lastMs());
    Binary.writeZigzag(out, clock.wentBackMs());
  }

  static PartitionClock readClock(DataInput in) throws IOException {
    return new PartitionClock(Binary.readZigzag(in), Binary.readZigzag(in), Binary.readZigzag(in));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "partition %d from %d: %d to %d, %d ms back",
        partition,
        firstOffset,
        clock.firstMs(),
        clock.lastMs(),
        clock.wentBackMs());
  }
}
