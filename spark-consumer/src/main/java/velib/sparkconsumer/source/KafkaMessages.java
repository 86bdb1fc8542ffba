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
 * The messages of some ranges of offsets, from the connector's own consumers: they keep their
 * connections from one batch to the next, and find out where messages are missing.
 */
final class KafkaMessages implements AutoCloseable {
  private final Iterator<KafkaBatchInputPartition> later;
  private KafkaBatchInputPartition range;
  private KafkaDataConsumer consumer;
  private long lastMs = MessageTally.NEVER;
  private long answeredMs = MessageTally.NEVER;
  private long next;
  private long until;

  KafkaMessages(List<KafkaBatchInputPartition> ranges) {
    later = ranges.iterator();
  }

  /** The next message; null behind the last one. */
  ConsumerRecord<byte[], byte[]> next() {
    while (consumer != null || beginsNextRange()) {
      ConsumerRecord<byte[], byte[]> message = next < until ? read() : null;
      if (message != null) {
        next = message.offset() + 1;
        // Numbers alone are kept of each message: to store a reference is to write to the garbage
        // collector's card table too, a line of which tasks that run side by side may share.
        lastMs = next == until ? answeredMs(message) : message.timestamp();
        return message;
      }
      endRange();
    }
    return null;
  }

  /**
   * When the feed gave the newest answer that the ranges read so far end with, in epoch
   * milliseconds. Only a message at the very end of its range is asked, not each one's headers;
   * where marks of transactions stand there, the last message's own time counts.
   */
  long answeredMs() {
    return answeredMs;
  }

  private void endRange() {
    answeredMs = Math.max(answeredMs, lastMs);
    lastMs = MessageTally.NEVER;
    close();
  }

  /**
   * The message's own time where the header is missing, as in one that a plain script published.
   */
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
    consumer = KafkaDataConsumer.acquire(offsets.topicPartition(), range.executorKafkaParams());
    return true;
  }

  /** Null where all that is left cannot be seen, being marks of transactions or aborted. */
  private ConsumerRecord<byte[], byte[]> read() {
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
