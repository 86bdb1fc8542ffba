package velib.sparkconsumer.totals;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/** What became of messages, each of which is exactly one of these, and how new they were. */
public final class MessageTally implements Serializable {
  private static final long serialVersionUID = 1;

  /** There was no message. */
  public static final long NEVER = Long.MIN_VALUE;

  /** The latest of its station: it is in the totals now. */
  long counted;

  /** There is a later message of the same station. */
  long superseded;

  /** It was older than the time to live when it arrived. */
  long expired;

  /** It could not be counted and went to the dead letters. */
  long deadLetters;

  /**
   * When the feed gave the newest answer that they are from, by the last message of each range that
   * was read; epoch milliseconds.
   */
  long answeredMs = NEVER;

  /** Counts that were read before. */
  public static MessageTally of(long counted, long superseded, long expired, long deadLetters) {
    MessageTally tally = new MessageTally();
    tally.counted = counted;
    tally.superseded = superseded;
    tally.expired = expired;
    tally.deadLetters = deadLetters;
    return tally;
  }

  /** The sum of both. */
  public MessageTally plus(MessageTally other) {
    MessageTally sum = new MessageTally();
    sum.add(this);
    sum.add(other);
    return sum;
  }

  /** Adds the messages of another tally to this one. */
  public void add(MessageTally other) {
    counted += other.counted;
    superseded += other.superseded;
    expired += other.expired;
    deadLetters += other.deadLetters;
    answeredMs = Math.max(answeredMs, other.answeredMs);
  }

  /** Messages that are the latest of their station. */
  public long counted() {
    return counted;
  }

  /** Messages of stations that have a later one. */
  public long superseded() {
    return superseded;
  }

  /** Messages that were older than the time to live when they arrived. */
  public long expired() {
    return expired;
  }

  /** Messages that could not be counted. */
  public long deadLetters() {
    return deadLetters;
  }

  /** When the feed gave the newest answer, in epoch milliseconds; {@link #NEVER} if unknown. */
  public long answeredMs() {
    return answeredMs;
  }

  /** Notes when the feed gave an answer; only the newest is kept. */
  public void answered(long timeMs) {
    answeredMs = Math.max(answeredMs, timeMs);
  }

  /** All messages, whatever became of them. */
  public long messages() {
    return counted + superseded + expired + deadLetters;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(counted);
    out.writeLong(superseded);
    out.writeLong(expired);
    out.writeLong(deadLetters);
    out.writeLong(answeredMs);
  }

  public static MessageTally read(DataInput in) throws IOException {
    MessageTally tally = of(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    tally.answeredMs = in.readLong();
    return tally;
  }

  @Override
  public String toString() {
    return String.format(
        "%d counted, %d superseded, %d expired, %d dead letters",
        counted, superseded, expired, deadLetters);
  }
}
