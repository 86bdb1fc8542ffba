package velib.kafkainit;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import velib.settings.BrokerAnswer;

/** Asks the broker about topics and changes them; each call waits for the answer. */
final class Broker implements AutoCloseable {
  private static final int ANSWER_MILLIS = 30_000;
  private static final int FIRST_ANSWER_MILLIS = 2_000;

  private final Admin admin;

  private Broker(Admin admin) {
    this.admin = admin;
  }

  /**
   * Connects once; empty if no broker answered within 2 seconds.
   *
   * @throws KafkaException if no name in the address resolves
   */
  static Optional<Broker> connect(String bootstrapServers) {
    Admin admin =
        Admin.create(
            Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                CommonClientConfigs.CLIENT_ID_CONFIG, "velib-kafka-init",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS,
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS));
    Broker broker = new Broker(admin);
    try {
      DescribeClusterOptions options = new DescribeClusterOptions().timeoutMs(FIRST_ANSWER_MILLIS);
      if (!BrokerAnswer.to(admin.describeCluster(options).nodes()).isEmpty()) {
        return Optional.of(broker);
      }
    } catch (KafkaException noAnswer) {
      // The same as an answer that names no broker.
    }
    broker.close();
    return Optional.empty();
  }

  /** The topic as the broker knows it; empty if the broker does not know it yet. */
  Optional<FoundTopic> find(String topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try {
      TopicDescription description =
          BrokerAnswer.to(admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
      Map<String, String> settings = new HashMap<>();
      for (ConfigEntry entry :
          BrokerAnswer.to(admin.describeConfigs(List.of(resource)).values().get(resource))
              .entries()) {
        if (entry.value() != null) {
          settings.put(entry.name(), entry.value());
        }
      }
      return Optional.of(
          new FoundTopic(
              topic,
              description.partitions().size(),
              description.partitions().get(0).replicas().size(),
              description.partitions().stream().allMatch(partition -> partition.leader() != null),
              settings));
    } catch (UnknownTopicOrPartitionException missing) {
      return Optional.empty();
    }
  }

  /** Creates the topic; false if it already exists. */
  boolean create(WantedTopic topic) {
    NewTopic newTopic =
        new NewTopic(topic.name, topic.partitions, (short) topic.replication)
            .configs(topic.settings);
    try {
      BrokerAnswer.to(admin.createTopics(List.of(newTopic)).all());
      return true;
    } catch (TopicExistsException alreadyThere) {
      return false;
    }
  }

  /** Raises the number of partitions; false if it has been raised already. */
  boolean raisePartitions(String topic, int partitions) {
    try {
      BrokerAnswer.to(
          admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions))).all());
      return true;
    } catch (InvalidPartitionsException alreadyRaised) {
      return false;
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
