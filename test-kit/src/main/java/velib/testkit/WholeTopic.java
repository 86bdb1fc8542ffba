package velib.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads a topic from its beginning to the end that it has when reading starts. */
public final class WholeTopic {
  private static final Duration POLL = Duration.ofMillis(100);

  private final String bootstrapServers;
  private final String isolationLevel;

  WholeTopic(String bootstrapServers, String isolationLevel) {
    this.bootstrapServers = bootstrapServers;
    this.isolationLevel = isolationLevel;
  }

  /** A reader that sees committed messages, and those outside of transactions. */
  public static WholeTopic committed(String bootstrapServers) {
    return new WholeTopic(bootstrapServers, "read_committed");
  }

  /** All messages as bytes, ordered within each partition. */
  public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    return read(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  <K, V> List<ConsumerRecord<K, V>> read(
      String topic, Deserializer<K> keys, Deserializer<V> values) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolationLevel);
    try (KafkaConsumer<K, V> consumer = new KafkaConsumer<>(settings, keys, values)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .collect(Collectors.toList());
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<K, V>> messages = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<K, V> message : consumer.poll(POLL)) {
          TopicPartition partition = new TopicPartition(message.topic(), message.partition());
          if (message.offset() < ends.get(partition)) {
            messages.add(message);
          }
        }
      }
      return messages;
    }
  }
}
