package velib.sparkconsumer.source;

import java.util.Iterator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.spark.sql.kafka010.KafkaBatchInputPartition;
import org.apache.spark.sql.kafka010.KafkaOffsetRange;
import org.apache.spark.sql.kafka010.consumer.KafkaDataConsumer;
import velib.sparkconsumer.totals.MessageTally;
import velib.stationmodel.FeedAnswered;

/**
 * The messages of some ranges of offsets, read with the connector's own consumers. These keep their
 * connections from one batch to the next, and detect missing messages. For one thread, the one that
 * creates it.
 */
final class KafkaMessages implements AutoCloseable {
  private final Iterator<KafkaBatchInputPartition> later;
  private final PolledBytes polled = PolledBytes.ofThisThread();
  private KafkaBatchInputPartition range;
  private KafkaDataConsumer consumer;
  private long lastMs = MessageTally.NEVER;
  private long answeredMs = MessageTally.NEVER;
  private long next;
  private long until;

  KafkaMessages(List<KafkaBatchInputPartition> ranges) {
    later = ranges.iterator();
  }

  /** Returns the next message, or null after the last one. */
  ConsumerRecord<byte[], byte[]> next() {
    while (consumer != null || beginsNextRange()) {
      ConsumerRecord<byte[], byte[]> message = next < until ? read() : null;
      if (message != null) {
        next = message.offset() + 1;
        // Only numbers are kept of each message. Storing a reference would also write to the
        // garbage collector's card table, and tasks on different cores may share a line of it.
        lastMs = next == until ? answeredMs(message) : message.timestamp();
        return message;
      }
      endRange();
    }
    return null;
  }

  /**
   * When the feed gave the newest of the answers that the ranges read so far end with, in epoch
   * milliseconds. The header is read only of a message at the very end of its range, not of each
   * one. If a range ends with transaction markers, its last message's own time counts instead.
   */
  long answeredMs() {
    return answeredMs;
  }

  private void endRange() {
    answeredMs = Math.max(answeredMs, lastMs);
    lastMs = MessageTally.NEVER;
    close();
  }

  /** Falls back to the message's own time: a message published by a plain script has no header. */
  private static long answeredMs(ConsumerRecord<byte[], byte[]> message) {
    Header header = message.headers().lastHeader(FeedAnswered.HEADER);
    return header == null
        ? message.timestamp()
        : FeedAnswered.readMs(header.value()).orElse(message.timestamp());
  }

  private boolean beginsNextRange() {
    if (!later.hasNext()) {
      return false;
    }
    range = later.next();
    KafkaOffsetRange offsets = range.offsetRange();
    next = offsets.fromOffset();
    until = offsets.untilOffset();
    consumer =
        KafkaDataConsumer.acquire(
            offsets.topicPartition(), BoundedPoll.of(range.executorKafkaParams()));
    return true;
  }

  /** Returns null if only transaction markers and aborted messages are left in the range. */
  private ConsumerRecord<byte[], byte[]> read() {
    polled.begin();
    return consumer.get(next, until, range.pollTimeoutMs(), range.failOnDataLoss());
  }

  @Override
  public void close() {
    if (consumer != null) {
      consumer.release();
      consumer = null;
    }
  }
}
