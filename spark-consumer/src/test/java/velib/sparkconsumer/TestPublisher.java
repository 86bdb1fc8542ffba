package velib.sparkconsumer;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes a test's messages, by default to the input topic of the job under test. */
final class TestPublisher implements AutoCloseable {
  private final String input;
  private final KafkaProducer<byte[], byte[]> producer;

  TestPublisher(TestTopics topics) {
    input = topics.input;
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                topics.bootstrapServers(),
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                8_000_000,
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  void publish(String key, byte[] value) {
    send(new ProducerRecord<>(input, bytes(key), value));
  }

  void publishAt(long timestampMs, String key, String value) {
    send(new ProducerRecord<>(input, null, timestampMs, bytes(key), bytes(value)));
  }

  void send(ProducerRecord<byte[], byte[]> message) {
    producer.send(message);
  }

  /** Waits until the broker has taken every message that was published. */
  void flush() {
    producer.flush();
  }

  /** The text in UTF-8; null if it is null. */
  static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
  }
}
