package velib.stationmodel;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The time of the input topic, and which stations are gone by it.
 *
 * <p>The time of a message is its running time less everything by which the partition's clock has
 * gone back: so if a clock was ahead and is set back, the messages from before are moved back with
 * it. The topic's time is the greatest timestamp among the last messages of all partitions. All of
 * it follows from the messages up to some offsets, and of two messages only from what came after
 * them. So a program that begins to read later comes to the same conclusions ({@code
 * docs/decisions/0013}).
 *
 * <p>Only messages that can be counted move this clock. Not thread-safe.
 */
public final class TopicClock {
  private static final long NONE = PartitionClock.NONE;

  private final long ttlMs;
  private final TreeMap<Integer, PartitionClock> partitions = new TreeMap<>();
  private long newestMs = NONE;

  /**
   * Creates the clock of a topic of which nothing has been read.
   *
   * @param stationTtl after which time without a message a station is gone
   */
  public TopicClock(Duration stationTtl) {
    ttlMs = stationTtl.toMillis();
  }

  /**
   * Reads the next message of a partition.
   *
   * @param timestampMs Kafka's timestamp of the message, in milliseconds since 1970
   * @return the message's running time, in milliseconds
   */
  public long read(int partition, long timestampMs) {
    PartitionClock clock = of(partition);
    long runningMs = clock.read(timestampMs);
    newestMs = timestampMs >= newestMs ? timestampMs : greatestLastMs();
    return runningMs;
  }

  /**
   * Appends the messages of a partition that follow, which have a clock of their own. Appended to
   * nothing, a clock is as it was.
   *
   * @return what has to be added to running times of that clock to make them running times of this
   *     one, in milliseconds
   */
  public long append(int partition, PartitionClock next) {
    long shiftMs = of(partition).append(next);
    newestMs = greatestLastMs();
    return shiftMs;
  }

  private PartitionClock of(int partition) {
    return partitions.computeIfAbsent(partition, p -> new PartitionClock());
  }

  private long greatestLastMs() {
    long greatestMs = NONE;
    for (PartitionClock clock : partitions.values()) {
      greatestMs = Math.max(greatestMs, clock.lastMs());
    }
    return greatestMs;
  }

  /** The clocks of the partitions of which anything has been read, by partition. */
  public Map<Integer, PartitionClock> partitions() {
    return Collections.unmodifiableMap(partitions);
  }

  /** The topic's time in milliseconds since 1970; empty before the first message. */
  public OptionalLong newestMs() {
    return newestMs == NONE ? OptionalLong.empty() : OptionalLong.of(newestMs);
  }

  /** The time of a message, in milliseconds since 1970. */
  public long timeMs(Position position) {
    PartitionClock clock = partitions.get(position.partition());
    return position.runningMs() - (clock == null ? 0 : clock.wentBackMs());
  }

  /** Whether a station whose latest message is at this position has been silent for too long. */
  public boolean isGone(Position position) {
    return newestMs != NONE && newestMs - timeMs(position) >= ttlMs;
  }

  /**
   * Whether the message's own partition alone proves that its station has been silent for too long.
   * No later message can change that, so such a message can be forgotten. A station that is gone
   * only by the time of another partition is there again if that partition's clock is set back.
   */
  public boolean isGoneForGood(Position position) {
    PartitionClock clock = partitions.get(position.partition());
    return clock != null && !clock.isEmpty() && clock.sinceMs(position.runningMs()) >= ttlMs;
  }

  /**
   * A number that grows with the topic's time and never decreases, in milliseconds. What {@link
   * #checkAtMs} was computed for need not be looked at before this number has reached it.
   */
  public long progressMs() {
    return newestMs == NONE ? NONE : newestMs + wentBackMs();
  }

  /**
   * The earliest {@link #progressMs} at which a station could be gone.
   *
   * @param timeMs the time of the station's latest message
   */
  public long checkAtMs(long timeMs) {
    return timeMs + ttlMs + wentBackMs();
  }

  /** How far the clocks of all partitions went back from one message to the next, in total. */
  public long wentBackMs() {
    long sumMs = 0;
    for (PartitionClock clock : partitions.values()) {
      sumMs += clock.wentBackMs();
    }
    return sumMs;
  }

  /** Forgets everything that was read. */
  public void clear() {
    partitions.clear();
    newestMs = NONE;
  }
}
