package velib.sparkconsumer.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the last result of each postcode. When the results topic gets more partitions, a postcode
 * moves to another one, and its older results stay where they are. So the newest counts, and not
 * the one that is read last.
 */
final class CommittedResults {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private static final Comparator<ConsumerRecord<byte[], byte[]>> EARLIER_TO_LATER =
      Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
          .thenComparingInt(ConsumerRecord::partition)
          .thenComparingLong(ConsumerRecord::offset);

  private CommittedResults() {}

  /** Reads the partitions from their beginnings to the ends that they have now. */
  static Map<String, byte[]> read(
      KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    Map<String, ConsumerRecord<byte[], byte[]>> newest = new HashMap<>();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PAUSE)) {
        if (record.key() != null && record.value() != null) {
          newest.merge(
              new String(record.key(), StandardCharsets.UTF_8), record, CommittedResults::later);
        }
      }
    }
    Map<String, byte[]> results = new HashMap<>();
    newest.forEach((postcode, record) -> results.put(postcode, record.value()));
    return results;
  }

  private static ConsumerRecord<byte[], byte[]> later(
      ConsumerRecord<byte[], byte[]> one, ConsumerRecord<byte[], byte[]> other) {
    return EARLIER_TO_LATER.compare(one, other) > 0 ? one : other;
  }
}
