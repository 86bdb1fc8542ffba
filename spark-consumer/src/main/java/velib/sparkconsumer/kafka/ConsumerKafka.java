package velib.sparkconsumer.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import velib.settings.PipelineSettings;
import velib.settings.Settings;

/** The consumer's side of Kafka: its topics, its group, and the clients that it talks through. */
public final class ConsumerKafka {
  /** The group under which the input offsets are committed; nothing joins it. */
  public static final String GROUP = "velib-spark-consumer";

  /** A dead letter may be as large as the input's largest message and 64 KiB of headers. */
  private static final int MAX_REQUEST_BYTES = 64 * 1024 * 1024;

  /** A record larger than the buffer would be refused however large a request may be. */
  private static final long BUFFER_BYTES = 2L * MAX_REQUEST_BYTES;

  private static final int TRANSACTION_TIMEOUT_MS = 60_000;

  /** A client that was fenced in the middle of a call may notice only when the call times out. */
  private static final int LONGEST_CALL_MS = 20_000;

  private static final int ANSWER_MS = 3_000;

  private final Settings settings;

  public ConsumerKafka(Settings settings) {
    this.settings = settings;
  }

  public String bootstrapServers() {
    return String.join(",", settings.get(PipelineSettings.KAFKA_BOOTSTRAP_SERVERS));
  }

  public String inputTopic() {
    return settings.get(PipelineSettings.INPUT_TOPIC);
  }

  public String resultsTopic() {
    return settings.get(PipelineSettings.RESULTS_TOPIC);
  }

  public String deadLetterTopic() {
    return settings.get(PipelineSettings.DEAD_LETTER_TOPIC);
  }

  Set<String> topics() {
    return Set.of(inputTopic(), resultsTopic(), deadLetterTopic());
  }

  /** A client that gives a question up, and so can be closed, after a few seconds. */
  public Admin admin() {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MS,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MS));
  }

  public KafkaProducer<byte[], byte[]> transactionalProducer() {
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, GROUP + "-" + resultsTopic());
    config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_CALL_MS);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** How Spark's source reads the input topic. */
  public Map<String, String> sourceOptions() {
    Map<String, String> options = new HashMap<>();
    options.put("subscribe", inputTopic());
    options.put("startingOffsets", "earliest");
    options.put("failOnDataLoss", "true");
    options.put("kafka.bootstrap.servers", bootstrapServers());
    options.put("kafka." + ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    // Kafka's consumer asks for the next answer as soon as it has given out the last message of
    // one. So all of an answer is given out at once, and the broker works on the next one while
    // these are counted. What is given out and not yet counted is what each collection of garbage
    // has to copy, and so an answer is no larger than usual, a mebibyte.
    options.put("kafka." + ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "50000");
    options.put("kafka." + ConsumerConfig.RECEIVE_BUFFER_CONFIG, "1048576");
    // A fetch of nothing is held by the broker, and the connector's next question waits behind it:
    // it asks for what is there alone, so nothing is to be waited for.
    options.put("kafka." + ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "0");
    return options;
  }

  /** The batch that was written last, whoever wrote it; null when there is none. */
  public LastWrittenBatch lastWritten() {
    try (KafkaConsumer<byte[], byte[]> consumer = committedConsumer()) {
      return LastWrittenBatch.of(
          consumer.committed(new HashSet<>(partitions(consumer, inputTopic()))));
    }
  }

  /** The first offset of each partition of the input topic. */
  public Map<TopicPartition, Long> inputBeginnings() {
    try (KafkaConsumer<byte[], byte[]> consumer = committedConsumer()) {
      return consumer.beginningOffsets(partitions(consumer, inputTopic()));
    }
  }

  /** The offset behind the last message of each partition of the input topic. */
  public Map<TopicPartition, Long> inputEnds() {
    try (KafkaConsumer<byte[], byte[]> consumer = committedConsumer()) {
      return consumer.endOffsets(partitions(consumer, inputTopic()));
    }
  }

  /** Whether the results topic has never held a result, or was made anew since. */
  public boolean resultsAreEmpty() {
    try (KafkaConsumer<byte[], byte[]> consumer = committedConsumer()) {
      return consumer.endOffsets(partitions(consumer, resultsTopic())).values().stream()
          .allMatch(end -> end == 0);
    }
  }

  /** The last committed result of each postcode. */
  public Map<String, byte[]> committedResults() {
    Map<String, byte[]> results = new HashMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer = committedConsumer()) {
      List<TopicPartition> partitions = partitions(consumer, resultsTopic());
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          if (record.key() != null && record.value() != null) {
            results.put(new String(record.key(), StandardCharsets.UTF_8), record.value());
          }
        }
      }
    }
    return results;
  }

  /** A client that sees committed messages and offsets; nobody else's group is disturbed. */
  KafkaConsumer<byte[], byte[]> committedConsumer() {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    config.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
    return partitions(consumer.partitionsFor(topic), topic);
  }

  /**
   * The partitions that a client knows of a topic.
   *
   * @param known null where there is no such topic
   */
  static List<TopicPartition> partitions(List<PartitionInfo> known, String topic) {
    List<TopicPartition> partitions = new ArrayList<>();
    if (known == null) {
      throw new UnknownTopicOrPartitionException("there is no topic " + topic);
    }
    for (PartitionInfo partition : known) {
      partitions.add(new TopicPartition(topic, partition.partition()));
    }
    return partitions;
  }
}
