package velib.pipelinecheck;

import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The last result of each of the first few postcodes. */
final class ResultsSample {
  private static final int POSTCODES = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int FETCH_BYTES = 4 << 20;

  private final TreeMap<String, String> lastByPostcode = new TreeMap<>();

  /**
   * A later message of a postcode replaces an earlier one. Of any number of postcodes only the
   * first few are kept: one that was pushed out is never among them again.
   */
  void add(String postcode, String result) {
    lastByPostcode.put(postcode, result);
    if (lastByPostcode.size() > POSTCODES) {
      lastByPostcode.pollLastEntry();
    }
  }

  /** The results by postcode, in its order. */
  Map<String, String> byPostcode() {
    return lastByPostcode;
  }

  /**
   * Reads the committed messages from where the topic begins to where it ends now, as far as that
   * is possible in 15 seconds.
   *
   * @throws org.apache.kafka.common.KafkaException if there is no such topic, or no broker answers
   */
  static ResultsSample read(String bootstrapServers, String topic) {
    ResultsSample sample = new ResultsSample();
    Map<String, Object> properties =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.CLIENT_ID_CONFIG,
            "velib-pipeline-check",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) PATIENCE.toMillis(),
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
            FETCH_BYTES,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false);
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(its -> new TopicPartition(topic, its.partition()))
              .collect(toList());
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long begin = System.nanoTime();
      while (System.nanoTime() - begin < PATIENCE.toNanos() && isLeft(consumer, ends)) {
        for (ConsumerRecord<String, String> result : consumer.poll(Duration.ofMillis(500))) {
          sample.add(String.valueOf(result.key()), String.valueOf(result.value()));
        }
      }
    }
    return sample;
  }

  private static boolean isLeft(
      KafkaConsumer<String, String> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }
}
