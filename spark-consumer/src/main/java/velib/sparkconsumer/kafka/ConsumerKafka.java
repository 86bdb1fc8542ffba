package velib.sparkconsumer.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import velib.settings.PipelineSettings;
import velib.settings.Setting;
import velib.settings.Settings;

/**
 * The job's side of Kafka: its topics, its consumer group, and the clients that it uses.
 *
 * <p>Immutable, and so thread-safe: it holds settings only and keeps none of the clients it
 * creates.
 */
public final class ConsumerKafka {
  /** The group under which the input offsets are committed; no consumer ever joins it. */
  public static final String GROUP = "velib-spark-consumer";

  /** The largest message that the producer takes. */
  public static final int MAX_REQUEST_BYTES = 64 * 1024 * 1024;

  /** The producer refuses a record larger than its buffer, whatever the limit of a request is. */
  private static final long BUFFER_BYTES = 2L * MAX_REQUEST_BYTES;

  /** How long the transaction of a batch may be open; a broker allows 15 minutes by default. */
  public static final Setting<Duration> TRANSACTION_TIMEOUT =
      Setting.duration(
          "TRANSACTION_TIMEOUT",
          "15m",
          "1s",
          "24h",
          "How long Kafka lets the transaction of a batch be open; at most the broker's"
              + " transaction.max.timeout.ms.");

  /** How many messages a batch reads. */
  public static final Setting<Integer> BATCH_MAX_MESSAGES =
      Setting.wholeNumber(
          "BATCH_MAX_MESSAGES",
          1_000_000,
          1,
          1_000_000_000,
          "Most messages that a batch reads; a backlog of more becomes several batches.");

  /** A client that is fenced during a call may not notice until the call times out. */
  private static final int LONGEST_CALL_MS = 20_000;

  private static final int ANSWER_MS = 3_000;

  /** Within this time the query's clients notice that Kafka is away; a broker restarts sooner. */
  private static final int LONGEST_OFFSET_FETCH_MS = 15_000;

  /** As long as Kafka's clients wait for any answer. */
  private static final int LONGEST_FETCH_MS = 30_000;

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

  /** After this time Kafka aborts a transaction that is still open. */
  public Duration transactionTimeout() {
    return settings.get(TRANSACTION_TIMEOUT);
  }

  /** How the job's messages are compressed, such as {@code gzip}. */
  public String compression() {
    return settings.get(PipelineSettings.TOPIC_COMPRESSION);
  }

  Set<String> topics() {
    return Set.of(inputTopic(), resultsTopic(), deadLetterTopic());
  }

  /** An admin client whose requests time out after three seconds, so that it can be closed then. */
  public Admin admin() {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MS,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MS));
  }

  /** Whether Kafka answers within three seconds. */
  public boolean answers() throws InterruptedException {
    try (Admin admin = admin()) {
      admin.describeCluster().clusterId().get();
      return true;
    } catch (ExecutionException | KafkaException unanswered) {
      return false;
    }
  }

  /** The largest batch of messages, after compression, that a topic takes. */
  public int largestBatchOf(String topic) {
    return Integer.parseInt(settingOf(topic, TopicConfig.MAX_MESSAGE_BYTES_CONFIG));
  }

  /** Whose clock the times of the input's messages are from, such as {@code LogAppendTime}. */
  public String inputTimestampType() {
    return settingOf(inputTopic(), TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
  }

  private String settingOf(String topic, String setting) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = admin()) {
      Config config = admin.describeConfigs(Set.of(resource)).all().get().get(resource);
      return config.get(setting).value();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof KafkaException
          ? (KafkaException) failed.getCause()
          : new KafkaException(failed.getCause());
    } catch (InterruptedException stopped) {
      throw new InterruptException(stopped);
    }
  }

  /** A producer whose transactional id names the results topic, so that a later one fences it. */
  public KafkaProducer<byte[], byte[]> transactionalProducer() {
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, GROUP + "-" + resultsTopic());
    config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) transactionTimeout().toMillis());
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_CALL_MS);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, compression());
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** The options with which Spark's Kafka source reads the input topic. */
  public Map<String, String> sourceOptions() {
    Map<String, String> options = new HashMap<>();
    options.put("subscribe", inputTopic());
    options.put("startingOffsets", "earliest");
    options.put("failOnDataLoss", "true");
    options.put("maxOffsetsPerTrigger", settings.get(BATCH_MAX_MESSAGES).toString());
    options.put("kafka.bootstrap.servers", bootstrapServers());
    // The client repeats a request until its time is over. The connector need not do it again.
    options.put("fetchoffset.numretries", "1");
    options.put("fetchoffset.retryintervalms", "0");
    options.put(
        "kafka." + AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
        String.valueOf(LONGEST_OFFSET_FETCH_MS));
    options.put(
        "kafka." + AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
        String.valueOf(LONGEST_OFFSET_FETCH_MS));
    options.put("kafkaconsumer.polltimeoutms", String.valueOf(LONGEST_FETCH_MS));
    options.put("kafka." + ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    // Kafka's consumer sends its next fetch as soon as it has returned the last message of a
    // response. So each poll returns a whole response, and the broker works on the next one while
    // these messages are counted. Each garbage collection has to copy the messages that were
    // returned but not counted yet, so a response stays at Kafka's default size, one mebibyte.
    options.put("kafka." + ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "50000");
    options.put("kafka." + ConsumerConfig.RECEIVE_BUFFER_CONFIG, "1048576");
    // The broker would hold a fetch that finds no message, and the connector's next request would
    // queue after it. The connector asks only for messages that exist, so waiting is no use.
    options.put("kafka." + ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "0");
    return options;
  }

  /** The batch that was written last, by whichever checkpoint; empty if there is none. */
  public Optional<LastWrittenBatch> lastWritten() {
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

  /** The offset after the last message of each partition of the input topic. */
  public Map<TopicPartition, Long> inputEnds() {
    try (KafkaConsumer<byte[], byte[]> consumer = committedConsumer()) {
      return consumer.endOffsets(partitions(consumer, inputTopic()));
    }
  }

  /** The offset after the last message of each partition of the results topic. */
  public Map<TopicPartition, Long> resultsEnds() {
    try (KafkaConsumer<byte[], byte[]> consumer = committedConsumer()) {
      return consumer.endOffsets(partitions(consumer, resultsTopic()));
    }
  }

  /** Whether the results topic has never held a result, or was recreated since it did. */
  public boolean resultsAreEmpty() {
    return resultsEnds().values().stream().allMatch(end -> end == 0);
  }

  /** The last committed result of each postcode. */
  public Map<String, byte[]> committedResults() {
    try (KafkaConsumer<byte[], byte[]> consumer = committedConsumer()) {
      return CommittedResults.read(consumer, partitions(consumer, resultsTopic()));
    }
  }

  /** A client that sees only committed messages, and reads the group's offsets as an outsider. */
  KafkaConsumer<byte[], byte[]> committedConsumer() {
    return consumer(IsolationLevel.READ_COMMITTED);
  }

  /** A client that reads the group's offsets as an outsider. */
  KafkaConsumer<byte[], byte[]> consumer(IsolationLevel isolation) {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    config.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation.toString().toLowerCase(Locale.ROOT));
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
    return partitions(consumer.partitionsFor(topic), topic);
  }

  /**
   * Turns what a client knows about the partitions of a topic into a list.
   *
   * @param known null if there is no such topic
   * @throws UnknownTopicOrPartitionException if there is no such topic
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
