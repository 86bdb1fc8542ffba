package velib.sparkconsumer;

import java.util.Iterator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.spark.sql.kafka010.KafkaBatchInputPartition;
import org.apache.spark.sql.kafka010.KafkaOffsetRange;
import org.apache.spark.sql.kafka010.consumer.KafkaDataConsumer;

/**
 * The messages of some ranges of offsets, from the connector's own consumers: they keep their
 * connections from one batch to the next, and find out where messages are missing.
 */
final class KafkaMessages implements AutoCloseable {
  private final Iterator<KafkaBatchInputPartition> later;
  private KafkaBatchInputPartition range;
  private KafkaDataConsumer consumer;
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
        return message;
      }
      close();
    }
    return null;
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
