package velib.stationmodel;

/**
 * How the time of one partition passes, as Kafka's timestamps of its messages tell it.
 *
 * <p>With LogAppendTime a timestamp is the wall clock of the partition's leader, which may be set
 * back. So each message gets a <em>running time</em>, which never decreases from one message to the
 * next: its timestamp plus how far the clock had been set back before it. The difference of two
 * running times is the time that passed between two messages; where the clock was set back, no time
 * passed ({@code docs/decisions/0013}).
 *
 * <p>Not thread-safe.
 */
public final class PartitionClock {
  static final long NONE = Long.MIN_VALUE;

  private long firstMs = NONE;
  private long lastMs = NONE;
  private long wentBackMs;

  /** Creates the clock of a partition of which nothing has been read. */
  public PartitionClock() {}

  /**
   * Creates the clock of messages that were read elsewhere.
   *
   * @param firstMs Kafka's timestamp of the first message, in milliseconds since 1970
   * @param lastMs Kafka's timestamp of the last message
   * @param wentBackMs how far the clock went back from one message to the next, in total
   */
  public PartitionClock(long firstMs, long lastMs, long wentBackMs) {
    this.firstMs = firstMs;
    this.lastMs = lastMs;
    this.wentBackMs = wentBackMs;
  }

  /**
   * Reads the next message.
   *
   * @param timestampMs Kafka's timestamp of the message, in milliseconds since 1970
   * @return the message's running time, in milliseconds
   */
  public long read(long timestampMs) {
    if (lastMs == NONE) {
      firstMs = timestampMs;
    } else if (timestampMs < lastMs) {
      wentBackMs += lastMs - timestampMs;
    }
    lastMs = timestampMs;
    return timestampMs + wentBackMs;
  }

  /**
   * Appends the messages that follow, which have a clock of their own.
   *
   * @return what has to be added to running times of that clock to make them running times of this
   *     one, in milliseconds
   */
  public long append(PartitionClock next) {
    if (isEmpty()) {
      firstMs = next.firstMs;
    }
    long shiftMs = wentBackMs + (isEmpty() ? 0 : Math.max(0, lastMs - next.firstMs));
    lastMs = next.lastMs;
    wentBackMs = shiftMs + next.wentBackMs;
    return shiftMs;
  }

  /**
   * How much time has passed since a message, in milliseconds.
   *
   * @param runningMs the message's running time
   */
  public long sinceMs(long runningMs) {
    return lastMs + wentBackMs - runningMs;
  }

  /** Whether no message has been read yet. */
  public boolean isEmpty() {
    return lastMs == NONE;
  }

  /** Kafka's timestamp of the first message. */
  public long firstMs() {
    return firstMs;
  }

  /** Kafka's timestamp of the last message; this is the time of the partition. */
  public long lastMs() {
    return lastMs;
  }

  /** How far the clock went back from one message to the next, in total. */
  public long wentBackMs() {
    return wentBackMs;
  }
}
