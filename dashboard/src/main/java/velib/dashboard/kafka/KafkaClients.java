package velib.dashboard.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import velib.settings.PipelineSettings;
import velib.settings.Settings;

/** Opens the Kafka clients of the server. */
public final class KafkaClients {
  /** The consumer group in which the job commits what it has read. */
  public static final String GROUP_OF_THE_JOB = "velib-spark-consumer";

  private final String bootstrapServers;

  /** Clients of the brokers that the settings name. */
  public KafkaClients(Settings settings) {
    bootstrapServers = String.join(",", settings.get(PipelineSettings.KAFKA_BOOTSTRAP_SERVERS));
  }

  /** Reads committed messages; throws if its position is not on the topic. */
  public Consumer<byte[], byte[]> reader() {
    Map<String, Object> config = config();
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Looks up what the job has committed and where topics end; does not join its group. */
  public Consumer<byte[], byte[]> observerOfTheJob() {
    Map<String, Object> config = config();
    config.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP_OF_THE_JOB);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private Map<String, Object> config() {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    return config;
  }
}
