package velib.sparkconsumer;

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
 * job asks nothing and yet sees the first message within a millisecond. A poll of the feed arrives
 * as many messages within some milliseconds: read at once they make two batches, and the result is
 * complete only after the second; so it waits until they stop coming, for a moment at most.
 */
final class Arrivals implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
  private static final long LONGEST_SNAPSHOT_NS = Duration.ofMillis(60).toNanos();
  private static final long QUIET_MS = 4;

  private final Map<String, Object> config = new HashMap<>();
  private KafkaConsumer<byte[], byte[]> consumer;
  private Set<TopicPartition> assigned = Set.of();

  /**
   * Nothing is opened yet.
   *
   * @param options those of the connector; what begins with {@code kafka.} is the client's
   */
  Arrivals(CaseInsensitiveStringMap options) {
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
   * Returns when messages have arrived and stopped coming for a moment, or after a second.
   *
   * @param ends the offset of each partition behind which a message is new
   * @param haveBegun whether messages are known to be there
   */
  void await(Map<TopicPartition, Long> ends, boolean haveBegun) {
    try {
      KafkaConsumer<byte[], byte[]> watching = watching(ends);
      if (haveBegun || !watching.poll(LONGEST_WAIT).isEmpty()) {
        awaitQuiet(watching);
      }
    } catch (InterruptException stopped) {
      Thread.currentThread().interrupt(); // Spark's own sleep, which comes next, ends the query
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
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

  private void awaitQuiet(KafkaConsumer<byte[], byte[]> watching) throws InterruptedException {
    long deadlineNs = System.nanoTime() + LONGEST_SNAPSHOT_NS;
    Map<TopicPartition, Long> before = Map.of();
    Map<TopicPartition, Long> now = watching.endOffsets(assigned);
    while (!now.equals(before) && System.nanoTime() < deadlineNs) {
      Thread.sleep(QUIET_MS);
      before = now;
      now = watching.endOffsets(assigned);
    }
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
