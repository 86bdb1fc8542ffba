package velib.sparkconsumer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
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
      assertThat(lag.messages()).hasValue(0);

      for (int n = 0; n < 5; n++) {
        topics.send(new ProducerRecord<>(topics.input, n % 2, null, new byte[] {1}));
      }
      topics.flush();
      assertThat(lag.messages()).as("no partition has a committed offset").hasValue(5);

      commit(topics, 0, 2);
      assertThat(lag.messages()).as("one partition has one").hasValue(3);
      commit(topics, 1, 2);
      assertThat(lag.messages()).hasValue(1);
      commit(topics, 0, 3);
      assertThat(lag.messages()).hasValue(0);
    }
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
