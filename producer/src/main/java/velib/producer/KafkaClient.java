package velib.producer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Configures Kafka's client for the statuses. */
final class KafkaClient {
  /** No call blocks longer, so that a stop is noticed; {@link StatusPublisher} repeats the call. */
  private static final Duration LONGEST_BLOCKING_CALL = Duration.ofSeconds(1);

  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration LINGER = Duration.ofMillis(5);
  private static final int BATCH_BYTES = 64 * 1024;

  private KafkaClient() {}

  /**
   * Opens a client.
   *
   * @param compression such as {@code gzip}
   * @param patience how long a record may wait for its acknowledgement; at least as long as one
   *     request may take
   * @throws org.apache.kafka.common.KafkaException when no broker's name can be resolved yet
   */
  static Producer<byte[], byte[]> open(
      List<String> brokers, String compression, Duration patience) {
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
    config.put(ProducerConfig.CLIENT_ID_CONFIG, "velib-producer");
    // The order on the topic decides which status is the latest: no record may overtake another.
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, compression);
    config.put(ProducerConfig.LINGER_MS_CONFIG, millis(LINGER));
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_BLOCKING_CALL.toMillis());
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(REQUEST_TIMEOUT));
    config.put(
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        Math.max(millis(patience), millis(REQUEST_TIMEOUT.plus(LINGER))));
    // Resolves names again, so that a broker with a new address is found.
    config.put(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, "rebootstrap");
    config.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }
}
