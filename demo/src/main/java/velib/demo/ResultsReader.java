package velib.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.PostcodeTotalsJson;

/** Follows the results topic and keeps the last committed result of each postcode. */
final class ResultsReader implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final SortedMap<String, Result> latest = new TreeMap<>();

  /** Starts at the oldest message of an existing topic. */
  ResultsReader(String bootstrapServers, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                100),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .collect(Collectors.toUnmodifiableList());
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Waits this long for new results; returns them in their order. */
  List<Result> poll(Duration longest) {
    List<Result> news = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> message : consumer.poll(longest)) {
      read(message)
          .ifPresent(
              result -> {
                latest.put(result.totals().postcode(), result);
                news.add(result);
              });
    }
    return news;
  }

  /** Reads everything that is committed now. */
  List<Result> readToEnd() {
    List<Result> news = new ArrayList<>();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      news.addAll(poll(Duration.ofMillis(100)));
    }
    return news;
  }

  /** The last result of each postcode, in the order of the postcodes. */
  Collection<Result> latest() {
    return Collections.unmodifiableCollection(latest.values());
  }

  /** The totals of the postcodes that have stations. */
  SortedMap<String, PostcodeTotals> totals() {
    SortedMap<String, PostcodeTotals> totals = new TreeMap<>();
    latest.forEach((postcode, result) -> totals.put(postcode, result.totals()));
    totals.values().removeIf(each -> each.sums().stations() == 0);
    return totals;
  }

  /** Skips other messages: while the demo runs, anybody may write to the topic. */
  private static Optional<Result> read(ConsumerRecord<byte[], byte[]> message) {
    if (message.value() == null) {
      return Optional.empty();
    }
    try {
      PostcodeTotals totals = PostcodeTotalsJson.read(message.value());
      return Optional.of(new Result(totals, message.timestamp()));
    } catch (IllegalArgumentException noResult) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    consumer.close(Duration.ofSeconds(1));
  }
}
