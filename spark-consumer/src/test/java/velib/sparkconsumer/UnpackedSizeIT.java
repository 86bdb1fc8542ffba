package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import velib.kafka.ChildProcess;
import velib.sparkconsumer.kafka.ConsumerKafka;
import velib.testkit.KafkaExtension;

/** Messages that are small on the topic and large in memory: Kafka limits only the former. */
class UnpackedSizeIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int MEBIBYTE = 1 << 20;

  @TempDir Path folder;

  @Test
  void aMessageLargerThanTheClientSendsIsWrittenWithItsBeginning() {
    int size = 70 * MEBIBYTE;
    try (ConsumerFixture topics = new ConsumerFixture(kafka, folder.resolve("checkpoint"), 1)) {
      publishZeros(topics, size, 1);
      topics.publish("16107", TestNetwork.row("16107", 3, 4));
      try (ChildProcess job =
          SubmittedJob.startWithTheContainersHeap(folder, topics.environment())) {
        awaitPublished(topics, job);

        List<ConsumerRecord<byte[], byte[]>> letters = topics.read(topics.deadLetters);
        assertThat(letters).hasSize(1);
        ConsumerRecord<byte[], byte[]> letter = letters.get(0);
        assertThat(letter.value().length)
            .isGreaterThan(1_000_000)
            .isLessThan(ConsumerKafka.MAX_REQUEST_BYTES);
        assertThat(header(letter, "missing.value.bytes"))
            .isEqualTo(String.valueOf(size - letter.value().length));
        assertThat(header(letter, "source.offset")).isEqualTo("0");
      }
    }
  }

  @Test
  void aSmallFetchThatUnpacksToMoreThanTheHeapIsReadPieceByPiece() {
    int count = 1_500;
    try (ConsumerFixture topics = new ConsumerFixture(kafka, folder.resolve("checkpoint"), 1)) {
      publishZeros(topics, MEBIBYTE, count);
      topics.publish("16107", TestNetwork.row("16107", 3, 4));
      try (ChildProcess job =
          SubmittedJob.startWithTheContainersHeap(folder, topics.environment())) {
        awaitPublished(topics, job);

        assertThat(topics.committedTotal())
            .hasToString("1 counted, 0 superseded, 0 expired, " + count + " dead letters");
      }
    }
  }

  private static void awaitPublished(ConsumerFixture topics, ChildProcess job) {
    topics.flush();
    await()
        .atMost(LONGEST)
        .failFast(() -> assertThat(job.isAlive()).as(job::output).isTrue())
        .untilAsserted(() -> assertThat(topics.published()).hasSize(1));
  }

  /** A thousandth of this is sent, and less is stored. */
  private static void publishZeros(ConsumerFixture topics, int size, int count) {
    byte[] zeros = new byte[size];
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "compression.type",
                "zstd",
                "max.request.size",
                128 * MEBIBYTE,
                "buffer.memory",
                256L * MEBIBYTE,
                "batch.size",
                1),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int n = 0; n < count; n++) {
        producer.send(new ProducerRecord<>(topics.input, zeros));
      }
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
    return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
