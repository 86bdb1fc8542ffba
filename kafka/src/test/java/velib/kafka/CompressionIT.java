package velib.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The broker unpacks what a client compressed and compresses it again, with every codec. */
class CompressionIT {
  private static final Path HOME = Path.of(System.getProperty("velib.kafka.home"));
  private static final List<String> CODECS = List.of("gzip", "snappy", "lz4", "zstd");
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @TempDir static Path data;
  private static LocalKafka kafka;

  @BeforeAll
  static void start() {
    kafka = LocalKafka.start(HOME, data);
  }

  @AfterAll
  static void stop() {
    if (kafka != null) {
      kafka.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "snappy", "lz4", "zstd"})
  void whatIsSentWithOneCodecIsKeptWithAnother(String kept) throws Exception {
    Map<String, Object> servers = Map.of("bootstrap.servers", kafka.bootstrapServers());
    byte[] value = new byte[100_000];
    new Random(7).nextBytes(value);
    Arrays.fill(value, 0, 50_000, (byte) 'v');
    try (Admin admin = Admin.create(servers)) {
      NewTopic topic = new NewTopic(kept, 1, (short) 1).configs(Map.of("compression.type", kept));
      admin.createTopics(List.of(topic)).all().get();
    }
    for (String sent : CODECS) {
      try (KafkaProducer<byte[], byte[]> producer =
          new KafkaProducer<>(
              Map.of("bootstrap.servers", kafka.bootstrapServers(), "compression.type", sent),
              new ByteArraySerializer(),
              new ByteArraySerializer())) {
        producer.send(new ProducerRecord<>(kept, value)).get();
      }
    }
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(servers, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(kept, 0);
      consumer.assign(List.of(partition));
      for (int offset = 0; offset < CODECS.size(); offset++) {
        consumer.seek(partition, offset);
        assertThat(consumer.poll(LONGEST).iterator().next().value()).isEqualTo(value);
      }
    }
  }
}
