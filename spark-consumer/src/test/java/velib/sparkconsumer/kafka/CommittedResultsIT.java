package velib.sparkconsumer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import velib.sparkconsumer.ConsumerFixture;
import velib.testkit.KafkaExtension;

class CommittedResultsIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();

  @TempDir Path folder;

  /** As after the topic got a second partition, to which one of the two postcodes moved. */
  @Test
  void theNewestResultCountsWhicheverPartitionItIsIn() {
    String results = kafka.newTopic("results", 2, Map.of());
    try (ConsumerFixture topics = new ConsumerFixture(kafka, folder, 1)) {
      send(topics, results, 0, 1_000, "75016", "older");
      send(topics, results, 1, 2_000, "75016", "newer");
      send(topics, results, 1, 1_000, "93200", "older");
      send(topics, results, 0, 2_000, "93200", "newer");
      topics.flush();

      ConsumerKafka job = new ConsumerKafka(topics.with("RESULTS_TOPIC", results).settings());
      assertThat(job.committedResults().values())
          .extracting(result -> new String(result, StandardCharsets.UTF_8))
          .containsExactly("newer", "newer");
    }
  }

  private static void send(
      ConsumerFixture topics,
      String topic,
      int partition,
      long timestampMs,
      String key,
      String value) {
    topics.send(
        new ProducerRecord<>(
            topic,
            partition,
            timestampMs,
            key.getBytes(StandardCharsets.UTF_8),
            value.getBytes(StandardCharsets.UTF_8)));
  }
}
