package velib.benchmarks.harness.broker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import velib.benchmarks.harness.workload.GeneratedFeed;

/** Creates a topic and fills it with the feed's messages, as the pipeline's producer would. */
public final class InputTopicWriter implements AutoCloseable {
  private final String name;
  private final GeneratedFeed feed;
  private final KafkaProducer<byte[], byte[]> producer;
  private volatile Exception failure;

  /** Creates the topic, for messages that are compressed with lz4. */
  public InputTopicWriter(BenchBroker broker, String name, int partitions, GeneratedFeed feed) {
    this(broker, name, partitions, "lz4", feed);
  }

  /** Creates the topic, for messages that are compressed in this way. */
  public InputTopicWriter(
      BenchBroker broker, String name, int partitions, String compression, GeneratedFeed feed) {
    this.name = name;
    this.feed = feed;
    broker.createTopic(
        name,
        partitions,
        Map.of(
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            "LogAppendTime",
            TopicConfig.RETENTION_MS_CONFIG,
            "-1"));
    producer =
        new KafkaProducer<>(
            settings(broker, compression), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Returns the name of the topic. */
  public String name() {
    return name;
  }

  /** Returns the feed whose messages are sent. */
  public GeneratedFeed feed() {
    return feed;
  }

  /**
   * Sends the feed's messages from one number up to another, and returns when all are acknowledged.
   */
  public void send(long from, long to) {
    for (long message = from; message < to; message++) {
      send(message(message));
    }
    awaitAll();
  }

  /** Builds the feed's messages from one number up to another, to be sent later. */
  public List<ProducerRecord<byte[], byte[]>> prepare(long from, long to) {
    return LongStream.range(from, to).mapToObj(this::message).collect(Collectors.toList());
  }

  /** Sends messages and returns when all are acknowledged. */
  public void send(List<ProducerRecord<byte[], byte[]>> prepared) {
    prepared.forEach(this::send);
    awaitAll();
  }

  private ProducerRecord<byte[], byte[]> message(long number) {
    int station = feed.stationOf(number);
    return new ProducerRecord<>(
        name, feed.key(station), feed.row(station, feed.snapshotOf(number)));
  }

  private void send(ProducerRecord<byte[], byte[]> message) {
    producer.send(
        message,
        (sent, failed) -> {
          if (failed != null) {
            failure = failed;
          }
        });
  }

  private void awaitAll() {
    producer.flush();
    if (failure != null) {
      throw new IllegalStateException("A message could not be sent", failure);
    }
  }

  /** The settings of the pipeline's producer, with a larger buffer and the given compression. */
  private static Map<String, Object> settings(BenchBroker broker, String compression) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, compression);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
    settings.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    return settings;
  }

  @Override
  public void close() {
    producer.close();
  }
}
