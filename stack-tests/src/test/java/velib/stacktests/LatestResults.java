package velib.stacktests;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Follows the results topic from this machine, for who compares often. */
final class LatestResults implements AutoCloseable {
  private static final String TOPIC = "velib-projet-final-data";

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Map<String, JsonNode> latest = new TreeMap<>();

  LatestResults(Stack stack) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", stack.bootstrapServers(), "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    partitions =
        consumer.partitionsFor(TOPIC).stream()
            .map(partition -> new TopicPartition(TOPIC, partition.partition()))
            .collect(Collectors.toList());
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** The last committed result of each postcode. */
  Map<String, JsonNode> now() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer
          .poll(Duration.ofMillis(100))
          .forEach(
              result ->
                  latest.put(
                      new String(result.key(), UTF_8),
                      Results.json(new String(result.value(), UTF_8))));
    }
    return latest;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
