package velib.sparkconsumer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import velib.sparkconsumer.ConsumerFixture;
import velib.testkit.KafkaExtension;

class InputLagIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();

  @TempDir Path folder;

  @Test
  void theLagIsWhatIsNotCommittedOverAllPartitions() {
    try (ConsumerFixture topics = new ConsumerFixture(kafka, folder, 2);
        InputLag lag = new InputLag(new ConsumerKafka(topics.settings()))) {
      assertThat(all(lag)).isZero();

      for (int n = 0; n < 5; n++) {
        topics.send(new ProducerRecord<>(topics.input, n % 2, null, new byte[] {1}));
      }
      topics.flush();
      assertThat(all(lag)).as("no partition has a committed offset").isEqualTo(5);

      commit(topics, 0, 2);
      assertThat(all(lag)).as("one partition has one").isEqualTo(3);
      commit(topics, 1, 2);
      assertThat(all(lag)).isEqualTo(1);
      commit(topics, 0, 3);
      assertThat(all(lag)).isZero();
    }
  }

  @Test
  void whatWaitsBehindAnOpenTransactionCountsAndIsToldApart() {
    try (ConsumerFixture topics = new ConsumerFixture(kafka, folder, 2);
        InputLag lag = new InputLag(new ConsumerKafka(topics.settings()));
        KafkaProducer<byte[], byte[]> transactional =
            new ConsumerKafka(topics.settings()).transactionalProducer()) {
      topics.send(new ProducerRecord<>(topics.input, 0, null, new byte[] {1}));
      topics.flush();
      transactional.initTransactions();
      transactional.beginTransaction();
      transactional.send(new ProducerRecord<>(topics.input, 0, null, new byte[] {1}));
      transactional.flush();
      topics.send(new ProducerRecord<>(topics.input, 0, null, new byte[] {1}));
      topics.send(new ProducerRecord<>(topics.input, 1, null, new byte[] {1}));
      topics.flush();

      WaitingMessages waiting = lag.messages().orElseThrow();
      assertThat(waiting.all()).isEqualTo(4);
      assertThat(waiting.behindOpenTransaction()).isEqualTo(2);
      assertThat(waiting.readable()).isEqualTo(2);

      transactional.abortTransaction();
      await().until(() -> lag.messages().orElseThrow().behindOpenTransaction() == 0);
    }
  }

  private static long all(InputLag lag) {
    return lag.messages().orElseThrow().all();
  }

  @Test
  void theLagIsUnknownWhileKafkaDoesNotAnswer() {
    try (ConsumerFixture topics = new ConsumerFixture(kafka, folder, 1);
        InputLag lag =
            new InputLag(
                new ConsumerKafka(
                    topics.with("KAFKA_BOOTSTRAP_SERVERS", "localhost:1").settings()))) {
      assertThat(lag.messages()).isEmpty();
    }
  }

  @Test
  void theLagIsUnknownAfterClose() {
    try (ConsumerFixture topics = new ConsumerFixture(kafka, folder, 1)) {
      InputLag lag = new InputLag(new ConsumerKafka(topics.settings()));
      lag.close();

      assertThat(lag.messages()).isEmpty();
    }
  }

  private static void commit(ConsumerFixture topics, int partition, long offset) {
    try (KafkaConsumer<byte[], byte[]> client =
        new ConsumerKafka(topics.settings()).committedConsumer()) {
      client.commitSync(
          Map.of(new TopicPartition(topics.input, partition), new OffsetAndMetadata(offset)));
    }
  }
}
