package velib.stacktests.guarantees.pipeline;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** How far the pipeline has got, according to its Kafka. */
public final class PipelineProgress implements AutoCloseable {
  private static final String GROUP = "velib-spark-consumer";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration SILENCE = Duration.ofSeconds(3);
  private static final int ANSWER_MS = 3_000;

  private final Admin admin;
  private final String input;
  private final ProducerOffsets producer;

  PipelineProgress(String bootstrapServers, String input) {
    this.input = input;
    this.admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MS,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L));
    this.producer = new ProducerOffsets(bootstrapServers, input);
  }

  /**
   * Waits until the whole pipeline makes progress: the producer has published something new, and a
   * batch that contains it has been committed.
   */
  public void awaitEndToEndProgress() {
    Map<TopicPartition, Long> before =
        askUntilAnswered(() -> ends(input, IsolationLevel.READ_UNCOMMITTED));
    Map<TopicPartition, Long> published = new HashMap<>();
    until(
        "the producer publishes again",
        () -> {
          producer.last().entrySet().stream()
              .filter(last -> last.getValue() >= before.getOrDefault(last.getKey(), 0L))
              .forEach(last -> published.put(last.getKey(), last.getValue() + 1));
          return !published.isEmpty();
        });
    until("the consumer has read what the producer published", () -> isRead(published));
  }

  /** Waits until everything that is on the input topic now has been read. */
  public void awaitAllRead() {
    Map<TopicPartition, Long> ends =
        askUntilAnswered(() -> ends(input, IsolationLevel.READ_UNCOMMITTED));
    until("the consumer has read the whole input topic", () -> isRead(ends));
  }

  /** Waits until no message has been published for some seconds. */
  public void awaitNoNewMessages() {
    Map<TopicPartition, Long> seen = new HashMap<>();
    Awaitility.await("nothing more is published")
        .atMost(PATIENCE)
        .pollInterval(SILENCE)
        .ignoreExceptions()
        .until(
            () -> {
              Map<TopicPartition, Long> ends = ends(input, IsolationLevel.READ_UNCOMMITTED);
              boolean isUnchanged = ends.equals(seen);
              seen.putAll(ends);
              return isUnchanged;
            });
  }

  /** Creates a topic of one partition. */
  public void createTopic(String topic) {
    until(
        topic + " is created",
        () -> {
          if (!admin.listTopics().names().get(ANSWER_MS, TimeUnit.MILLISECONDS).contains(topic)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)));
            return false;
          }
          return true;
        });
  }

  /** Waits until something new has been published on a topic. */
  public void awaitGrowth(String topic) {
    Map<TopicPartition, Long> before =
        askUntilAnswered(() -> ends(topic, IsolationLevel.READ_COMMITTED));
    until(topic + " grows", () -> !ends(topic, IsolationLevel.READ_COMMITTED).equals(before));
  }

  /** The end offset of each partition of a topic, at this isolation level. */
  public Map<TopicPartition, Long> ends(String topic, IsolationLevel level)
      throws ExecutionException, InterruptedException, java.util.concurrent.TimeoutException {
    List<TopicPartition> partitions =
        admin
            .describeTopics(Set.of(topic))
            .allTopicNames()
            .get(ANSWER_MS, TimeUnit.MILLISECONDS)
            .get(topic)
            .partitions()
            .stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .collect(Collectors.toList());
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin
        .listOffsets(
            partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())),
            new ListOffsetsOptions(level))
        .all()
        .get(ANSWER_MS, TimeUnit.MILLISECONDS)
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  /** Repeats the question until Kafka answers. */
  static <T> T askUntilAnswered(Callable<T> question) {
    return Awaitility.await("Kafka answers")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(question, answer -> true);
  }

  private boolean isRead(Map<TopicPartition, Long> ends) throws Exception {
    Map<TopicPartition, Long> committed = new HashMap<>();
    admin
        .listConsumerGroupOffsets(GROUP)
        .partitionsToOffsetAndMetadata()
        .get(ANSWER_MS, TimeUnit.MILLISECONDS)
        .forEach((partition, offset) -> committed.put(partition, offset.offset()));
    return ends.entrySet().stream()
        .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  private static void until(String what, Callable<Boolean> condition) {
    Awaitility.await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(condition);
  }

  @Override
  public void close() throws InterruptedException {
    producer.close();
    admin.close(Duration.ofSeconds(2));
  }
}
