package velib.sparkconsumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.spark.sql.kafka010.KafkaBatchInputPartition;
import org.apache.spark.sql.kafka010.KafkaOffsetRange;
import org.apache.spark.sql.kafka010.consumer.KafkaDataConsumer;

/**
 * The messages of one range of offsets, from the connector's own consumer: it keeps its connections
 * from one batch to the next, and finds out where messages are missing.
 */
final class KafkaMessages implements AutoCloseable {
  private final KafkaDataConsumer consumer;
  private final KafkaBatchInputPartition range;
  private final long until;
  private long next;

  KafkaMessages(KafkaBatchInputPartition range) {
    this.range = range;
    KafkaOffsetRange offsets = range.offsetRange();
    consumer = KafkaDataConsumer.acquire(offsets.topicPartition(), range.executorKafkaParams());
    next = offsets.fromOffset();
    until = offsets.untilOffset();
  }

  /** The next message; null behind the last one. */
  ConsumerRecord<byte[], byte[]> next() {
    if (next >= until) {
      return null;
    }
    ConsumerRecord<byte[], byte[]> message =
        consumer.get(next, until, range.pollTimeoutMs(), range.failOnDataLoss());
    // Null where all that is left cannot be seen, being marks of transactions or aborted.
    next = message == null ? until : message.offset() + 1;
    return message;
  }

  @Override
  public void close() {
    consumer.release();
  }
}
