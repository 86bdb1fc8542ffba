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
 * Waits for messages. The broker holds a fetch until it has something to return, so an idle job
 * does not keep asking, and still sees the first message within a millisecond.
 *
 * <p>Not thread-safe: only the query's thread uses it.
 */
final class MessageWaiter implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final Map<String, Object> config = new HashMap<>();
  private KafkaConsumer<byte[], byte[]> consumer;
  private Set<TopicPartition> assigned = Set.of();

  /**
   * Prepares the settings of the client, which the first wait opens.
   *
   * @param options the connector's options; those that begin with {@code kafka.} are the client's
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
    config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 1); // one message is enough to know
    config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1);
    config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 500);
  }

  /**
   * Returns when messages have arrived, or after a second.
   *
   * @param ends for each partition, the offset from which on messages are new
   */
  void await(Map<TopicPartition, Long> ends) {
    try {
      watching(ends).poll(LONGEST_WAIT);
    } catch (InterruptException stopped) {
      Thread.currentThread().interrupt(); // Spark sleeps next, where an interrupt ends the query
    } catch (KafkaException away) {
      close(); // the connector asks the same broker next, and the job handles its failures
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
