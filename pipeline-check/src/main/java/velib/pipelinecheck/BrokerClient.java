package velib.pipelinecheck;

import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import velib.settings.BrokerAnswer;

/**
 * Asks the brokers about topics and offsets; each call waits for the answer, ten seconds at most.
 */
final class BrokerClient implements AutoCloseable {
  private static final int ANSWER_MILLIS = 10_000;

  private final Admin admin;

  /**
   * Connects when something is asked first.
   *
   * @throws KafkaException if no name in the address resolves
   */
  BrokerClient(String bootstrapServers) {
    admin =
        Admin.create(
            Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                CommonClientConfigs.CLIENT_ID_CONFIG, "velib-pipeline-check",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS,
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS));
  }

  /**
   * The names of all topics but the brokers' own.
   *
   * @throws KafkaException if no broker answers
   */
  Set<String> topics() {
    return BrokerAnswer.to(admin.listTopics().names());
  }

  /**
   * A topic's partitions and who leads them.
   *
   * @throws org.apache.kafka.common.errors.UnknownTopicOrPartitionException if there is none
   */
  TopicDescription describe(String topic) {
    return BrokerAnswer.to(admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
  }

  /** Where a topic's partitions begin ({@code earliest}) or end ({@code latest}). */
  Map<TopicPartition, Long> offsets(String topic, OffsetSpec spec) {
    Collection<TopicPartition> partitions =
        describe(topic).partitions().stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .collect(toList());
    Map<TopicPartition, ListOffsetsResultInfo> found =
        BrokerAnswer.to(
            admin
                .listOffsets(
                    partitions.stream().collect(toMap(partition -> partition, any -> spec)))
                .all());
    return found.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  /** What a group has committed as read; a partition of which it has read nothing is missing. */
  Map<TopicPartition, Long> committed(String group) {
    Map<TopicPartition, OffsetAndMetadata> found =
        BrokerAnswer.to(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    return found.entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
