package velib.sparkconsumer.source;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * Waits for messages. The broker holds a fetch until there is something to give, so that an idle
 * job asks nothing and yet sees the first message within a millisecond.
 */
final class MessageWaiter implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final Map<String, Object> config = new HashMap<>();
  private KafkaConsumer<byte[], byte[]> consumer;
  private Set<TopicPartition> assigned = Set.of();

  /**
   * Nothing is opened yet.
   *
   * @param options those of the connector; what begins with {@code kafka.} is the client's
   */
  MessageWaiter(CaseInsensitiveStringMap options) {
    options
        .asCaseSensitiveMap()
        .forEach(
            (name, value) -> {
              if (name.startsWith("kafka.")) {
                config.put(name.substring("kafka.".length()), value);
              }
            });
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 1); // the first message alone, to be told
    config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1);
    config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 500);
  }

  /**
   * Returns when messages have arrived, or after a second.
   *
   * @param ends the offset of each partition behind which a message is new
   */
  void await(Map<TopicPartition, Long> ends) {
    try {
      watching(ends).poll(LONGEST_WAIT);
    } catch (InterruptException stopped) {
      Thread.currentThread().interrupt(); // Spark's own sleep, which comes next, ends the query
    } catch (KafkaException away) {
      close(); // the connector meets the same broker next, and its failures are looked after
    }
  }

  private KafkaConsumer<byte[], byte[]> watching(Map<TopicPartition, Long> ends) {
    if (consumer == null) {
      consumer =
          new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
    if (!assigned.equals(ends.keySet())) {
      consumer.assign(ends.keySet());
      assigned = Set.copyOf(ends.keySet());
    }
    ends.forEach(consumer::seek);
    return consumer;
  }

  @Override
  public void close() {
    if (consumer != null) {
      consumer.close(Duration.ZERO);
      consumer = null;
      assigned = Set.of();
    }
  }
}
