package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import velib.sparkconsumer.checkpoint.Refusal;
import velib.sparkconsumer.kafka.ConsumerKafka;
import velib.testkit.KafkaExtension;

/**
 * Checkpoints of earlier versions, {@code src/test/resources/checkpoints}: each is resumed with the
 * right totals, or refused with what to do. CONTRIBUTING says when another one has to be kept.
 */
class KeptCheckpointsIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();
  @RegisterExtension static final SparkExtension spark = new SparkExtension();

  private static final Path KEPT =
      Path.of(System.getProperty("velib.root"), "spark-consumer/src/test/resources/checkpoints");

  static Stream<String> names() throws IOException {
    return KeptCheckpoint.in(KEPT).map(KeptCheckpoint::name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void aKeptCheckpointIsResumed(String name) throws Exception {
    KeptCheckpoint kept = new KeptCheckpoint(KEPT.resolve(name + ".zip"));
    Path checkpoint = spark.newPath(name);
    kept.unpack(checkpoint);
    try (ConsumerFixture consumer = restored(kept, name, checkpoint)) {
      int before = consumer.published().size();

      consumer.start(spark.session());
      // A status that replaces a kept one, one whose clock was set back, and a new station.
      consumer.publishAt(lastTimestampMs(kept) + 1, "16107", TestNetwork.row("16107", 8, 9));
      consumer.publishAt(lastTimestampMs(kept) - 5_000, "32017", TestNetwork.row("32017", 20, 20));
      consumer.publishAt(lastTimestampMs(kept) + 2, "9020", TestNetwork.row("9020", 1, 2));
      consumer.awaitAllRead();

      consumer.awaitTotalsOfTheOracle();
      assertThat(consumer.published()).hasSize(before + 3);
      assertThat(checkpoint.resolve("velib-fingerprint"))
          .content()
          .contains("state version=2\n", "STATION_TTL=3600 s\n", "POSTCODE_MAX_STATIONS=10000\n");
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aKeptCheckpointOfAnotherStateVersionIsRefused(String name) throws Exception {
    Path checkpoint = spark.newPath("refused-" + name);
    new KeptCheckpoint(KEPT.resolve(name + ".zip")).unpack(checkpoint);
    Path fingerprint = checkpoint.resolve("velib-fingerprint");
    String other =
        Files.readString(fingerprint).replaceFirst("state version=.*", "state version=0");
    Files.writeString(fingerprint, other);
    Files.deleteIfExists(checkpoint.resolve(".velib-fingerprint.crc"));
    try (ConsumerFixture consumer =
        new ConsumerFixture(kafka, kafka.newTopic("unused"), "unused", "unused", checkpoint)) {
      consumer.start(spark.session());

      assertThat(consumer.awaitFailure())
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("state version: created with \"0\"")
          .hasMessageContaining("make reset-checkpoint");
    }
  }

  @Test
  @EnabledIfSystemProperty(
      named = "velib.keep.checkpoint",
      matches = "[a-z0-9-]+",
      disabledReason = "it creates a file for the two tests above")
  void keepOne() throws Exception {
    String name = System.getProperty("velib.keep.checkpoint");
    Path checkpoint = spark.newPath("kept");
    TestNetwork network = new TestNetwork(11, 30);
    long timestampMs = 1_760_000_000_000L;
    try (ConsumerFixture consumer = onTopicsOf(name, checkpoint)) {
      consumer.start(spark.session());
      for (int snapshot = 0; snapshot < 12; snapshot++) {
        timestampMs += 60_000;
        for (String row : network.nextSnapshot()) {
          consumer.publishAt(timestampMs, TestNetwork.codeOf(row), row);
        }
        consumer.publishAt(timestampMs, "20", "no JSON");
        consumer.awaitAllRead();
      }
      consumer.publishAt(timestampMs + 1, network.codes().get(5), null);
      consumer.awaitAllRead();
      consumer.stop();
      String marker =
          new ConsumerKafka(consumer.settings()).lastWritten().orElseThrow().marker().toString();
      Files.createDirectories(KEPT);
      new KeptCheckpoint(KEPT.resolve(name + ".zip")).keep(consumer, checkpoint, marker);
    }
  }

  /** The topics as they were when the checkpoint was kept, with the offsets committed. */
  private static ConsumerFixture restored(KeptCheckpoint kept, String name, Path checkpoint)
      throws IOException {
    ConsumerFixture consumer = onTopicsOf(name, checkpoint);
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (ProducerRecord<byte[], byte[]> message : kept.messages(consumer.input)) {
      consumer.send(message);
      ends.merge(new TopicPartition(consumer.input, message.partition()), 1L, Long::sum);
    }
    kept.results(consumer.results).forEach(consumer::send);
    consumer.flush();
    String marker = kept.marker();
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    ends.forEach((partition, end) -> offsets.put(partition, new OffsetAndMetadata(end, marker)));
    try (KafkaConsumer<byte[], byte[]> group =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "group.id", ConsumerKafka.GROUP),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      group.commitSync(offsets);
    }
    return consumer;
  }

  private static ConsumerFixture onTopicsOf(String name, Path checkpoint) {
    // Messages with a time of long ago must not be deleted for their age while the test runs.
    kafka.createTopic(
        name + "-input", 2, Map.of("message.timestamp.type", "CreateTime", "retention.ms", "-1"));
    kafka.createTopic(name + "-results", 1, Map.of());
    kafka.createTopic(name + "-dead-letters", 1, Map.of());
    return new ConsumerFixture(
        kafka, name + "-input", name + "-results", name + "-dead-letters", checkpoint);
  }

  private static long lastTimestampMs(KeptCheckpoint kept) throws IOException {
    return kept.messages("any").stream().mapToLong(ProducerRecord::timestamp).max().orElseThrow();
  }
}
