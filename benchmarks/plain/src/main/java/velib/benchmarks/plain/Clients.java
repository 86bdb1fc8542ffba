package velib.benchmarks.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import velib.benchmarks.peer.PeerOptions;

/** Kafka's clients, configured for large reads. */
final class Clients {
  private Clients() {}

  static KafkaConsumer<byte[], byte[]> consumer(PeerOptions options) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            options.bootstrapServers(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            5_000,
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            8 << 20,
            ConsumerConfig.RECEIVE_BUFFER_CONFIG,
            1 << 20,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG,
            false),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  static KafkaProducer<byte[], byte[]> producer(PeerOptions options) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, options.bootstrapServers(),
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
            ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /** Divides the input's partitions among readers, at most one reader per core. */
  static List<List<TopicPartition>> shares(PeerOptions options) {
    List<TopicPartition> partitions = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(options)) {
      consumer
          .partitionsFor(options.inputTopic())
          .forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
    }
    int readers = Math.min(options.cores(), partitions.size());
    List<List<TopicPartition>> shares = new ArrayList<>();
    for (int reader = 0; reader < readers; reader++) {
      shares.add(new ArrayList<>());
    }
    for (int i = 0; i < partitions.size(); i++) {
      shares.get(i % readers).add(partitions.get(i));
    }
    return shares;
  }
}
