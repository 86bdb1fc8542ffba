package velib.sparkconsumer.totals;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What became of some messages, each of which is counted exactly once, and how new they were. */
public final class MessageTally implements Serializable {
  private static final long serialVersionUID = 1;

  /** The time of the newest answer if there was no message. */
  public static final long NEVER = Long.MIN_VALUE;

  /** Messages that were the latest of their station: they are in the totals now. */
  long counted;

  /** Messages for whose station there is a later one. */
  long superseded;

  /** Messages that were older than the time to live when they arrived. */
  long expired;

  /** Messages that could not be counted and went to the dead letters. */
  long deadLetters;

  /**
   * When the feed gave the newest of the answers that the messages are from, in epoch milliseconds;
   * only the last message of each range that was read is looked at.
   */
  long answeredMs = NEVER;

  /** The input topic's time after the messages, in epoch milliseconds. */
  long topicMs = NEVER;

  /** By how much the clocks of the input's partitions were set back, in milliseconds. */
  long wentBackMs;

  /** How many stations of each postcode were forgotten because it has too many. */
  private final TreeMap<String, Long> forgotten = new TreeMap<>();

  /** Returns a tally of these counts, without the time of an answer. */
  public static MessageTally of(long counted, long superseded, long expired, long deadLetters) {
    MessageTally tally = new MessageTally();
    tally.counted = counted;
    tally.superseded = superseded;
    tally.expired = expired;
    tally.deadLetters = deadLetters;
    return tally;
  }

  /** Returns the sum of both tallies. */
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
    topicMs = Math.max(topicMs, other.topicMs);
    wentBackMs = Math.max(wentBackMs, other.wentBackMs); // every task knows all clocks
    other.forgotten.forEach(this::forgotten);
  }

  /** The number of messages that were the latest of their station. */
  public long counted() {
    return counted;
  }

  /** The number of messages for whose station there is a later one. */
  public long superseded() {
    return superseded;
  }

  /** The number of messages that were older than the time to live when they arrived. */
  public long expired() {
    return expired;
  }

  /** The number of messages that could not be counted. */
  public long deadLetters() {
    return deadLetters;
  }

  /** When the feed gave the newest answer, in epoch milliseconds; {@link #NEVER} if unknown. */
  public long answeredMs() {
    return answeredMs;
  }

  /**
   * The input topic's time after the messages, in epoch milliseconds; {@link #NEVER} if unknown.
   */
  public long topicMs() {
    return topicMs;
  }

  /** By how much the clocks of the input's partitions were set back, in milliseconds. */
  public long wentBackMs() {
    return wentBackMs;
  }

  /**
   * Records the clocks of the input.
   *
   * @param newTopicMs the topic's time, in epoch milliseconds
   * @param newWentBackMs by how much the clocks of its partitions were set back, in milliseconds
   */
  public void clocks(long newTopicMs, long newWentBackMs) {
    topicMs = newTopicMs;
    wentBackMs = newWentBackMs;
  }

  /** Records that stations of a postcode were forgotten because it has too many. */
  public void forgotten(String postcode, long stations) {
    forgotten.merge(postcode, stations, Long::sum);
  }

  /** How many stations of each postcode were forgotten because it has too many. */
  public Map<String, Long> forgotten() {
    return Collections.unmodifiableMap(forgotten);
  }

  /** Records when the feed gave an answer; only the newest time is kept. */
  public void answered(long timeMs) {
    answeredMs = Math.max(answeredMs, timeMs);
  }

  /** The number of all messages, whatever became of them. */
  public long messages() {
    return counted + superseded + expired + deadLetters;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(counted);
    out.writeLong(superseded);
    out.writeLong(expired);
    out.writeLong(deadLetters);
    out.writeLong(answeredMs);
    out.writeLong(topicMs);
    out.writeLong(wentBackMs);
    Binary.writeNumber(out, forgotten.size());
    for (Map.Entry<String, Long> ofPostcode : forgotten.entrySet()) {
      Binary.writeText(out, ofPostcode.getKey());
      Binary.writeNumber(out, ofPostcode.getValue());
    }
  }

  /** Reads what {@link #write} has written. */
  public static MessageTally read(DataInput in) throws IOException {
    MessageTally tally = of(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    tally.answeredMs = in.readLong();
    tally.topicMs = in.readLong();
    tally.wentBackMs = in.readLong();
    for (long left = Binary.readNumber(in); left > 0; left--) {
      tally.forgotten(Binary.readText(in), Binary.readNumber(in));
    }
    return tally;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d counted, %d superseded, %d expired, %d dead letters",
        counted,
        superseded,
        expired,
        deadLetters);
  }
}
