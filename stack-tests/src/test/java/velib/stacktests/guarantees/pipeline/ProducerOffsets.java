package velib.stacktests.guarantees.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import velib.stacktests.guarantees.traffic.MessageOrigin;

/** Follows the input topic and records the offsets of the pipeline's own producer. */
final class ProducerOffsets implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final Map<TopicPartition, Long> last = new ConcurrentHashMap<>();
  private final Thread thread = new Thread(this::follow, "producer-offsets");
  private final String bootstrapServers;
  private final String topic;
  private volatile boolean stopped;

  ProducerOffsets(String bootstrapServers, String topic) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
    thread.setDaemon(true);
    thread.start();
  }

  /** The offset of the producer's last message in each partition that it wrote to. */
  Map<TopicPartition, Long> last() {
    return last;
  }

  private void follow() {
    while (!stopped) {
      try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
        List<TopicPartition> partitions =
            consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .collect(Collectors.toList());
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        while (!stopped) {
          for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
            if (MessageOrigin.isProducer(message)) {
              last.put(new TopicPartition(topic, message.partition()), message.offset());
            }
          }
        }
      } catch (KafkaException away) {
        // Starts over at the end: only new messages matter.
      }
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            500L),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    thread.join();
  }
}
