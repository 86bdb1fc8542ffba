package velib.sparkconsumer.totals;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import velib.stationmodel.PartitionClock;
import velib.stationmodel.Position;
import velib.stationmodel.StationEntry;
import velib.stationmodel.TopicClock;

/**
 * The topic's clock across batches. It puts the clocks of everything that a batch's tasks have read
 * in the order of the partitions, however the batch was divided among the tasks.
 *
 * <p>Not thread-safe.
 */
public final class BatchClock {
  private final TopicClock topic;
  private final Map<Integer, TreeMap<Long, RangeClock>> ranges = new TreeMap<>();
  private final Map<Integer, TreeMap<Long, Long>> shiftsMs = new TreeMap<>();
  private boolean orderChanged;

  /**
   * Creates the clock of a batch.
   *
   * @param topic the topic's clock after the batch before
   */
  public BatchClock(TopicClock topic) {
    this.topic = topic;
  }

  /** Adds what a task has read. */
  public void add(RangeClock range) {
    ranges.computeIfAbsent(range.partition(), p -> new TreeMap<>()).put(range.firstOffset(), range);
  }

  /** Whether the batch has a message that could be counted. */
  public boolean hasMessages() {
    return !ranges.isEmpty();
  }

  /** Moves the topic's clock to the end of the batch, once all ranges have been added. */
  public TopicClock advance() {
    long wentBackMs = topic.wentBackMs();
    ranges.forEach(
        (partition, inOrder) ->
            inOrder.forEach(
                (firstOffset, range) ->
                    shiftsMs
                        .computeIfAbsent(partition, p -> new TreeMap<>())
                        .put(firstOffset, topic.append(partition, range.clock()))));
    orderChanged = topic.partitions().size() > 1 && topic.wentBackMs() > wentBackMs;
    return topic;
  }

  /**
   * Whether a state has to be looked at even if no message of the batch mentions its stations: one
   * of them may be gone, or a clock was set back, and now what another partition says of a station
   * is the latest.
   *
   * @param checkAtMs as {@link PostcodeState#checkAtMs} returned it when the state was looked at
   *     last
   */
  public boolean isDue(long checkAtMs) {
    return orderChanged || checkAtMs <= topic.progressMs();
  }

  /** Returns an entry of the batch with its running time in the topic instead of in its range. */
  public StationEntry inTopic(StationEntry entry) {
    Position position = entry.position();
    long shiftMs = shiftsMs.get(position.partition()).floorEntry(position.offset()).getValue();
    return shiftMs == 0
        ? entry
        : entry.at(
            new Position(position.runningMs() + shiftMs, position.partition(), position.offset()));
  }

  /**
   * Returns the bytes of a topic's clock, as the checkpoint keeps it.
   *
   * <pre>
   * field              type       content
   *   version          byte       {@link PostcodeState#VERSION}
   *   partitions       number     the number of partitions
   *   of each one:
   *     partition      number
   *     first, last    zigzag     Kafka's timestamps of its first and last message, in milliseconds
   *     went back      zigzag     by how much its clock went back in total, in milliseconds
   * </pre>
   */
  public static byte[] toBytes(TopicClock clock) {
    return Binary.write(out -> write(out, clock));
  }

  private static void write(DataOutput out, TopicClock clock) throws IOException {
    out.writeByte(PostcodeState.VERSION);
    Binary.writeNumber(out, clock.partitions().size());
    for (Map.Entry<Integer, PartitionClock> partition : clock.partitions().entrySet()) {
      Binary.writeNumber(out, partition.getKey());
      RangeClock.writeClock(out, partition.getValue());
    }
  }

  /**
   * Reads what {@link #toBytes} has written.
   *
   * @param bytes null if nothing was written yet
   * @param clock a clock that has read nothing, which becomes what was written
   */
  public static void read(byte[] bytes, TopicClock clock) {
    if (bytes != null) {
      Binary.read(bytes, in -> read(in, clock));
    }
  }

  private static TopicClock read(DataInput in, TopicClock clock) throws IOException {
    int version = in.readByte();
    if (version != PostcodeState.VERSION) {
      throw new IllegalStateException("the topic's clock is of version " + version);
    }
    for (long left = Binary.readNumber(in); left > 0; left--) {
      int partition = (int) Binary.readNumber(in);
      clock.append(partition, RangeClock.readClock(in));
    }
    return clock;
  }
}
