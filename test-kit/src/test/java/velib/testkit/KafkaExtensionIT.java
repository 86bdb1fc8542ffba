package velib.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KafkaExtensionIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.own();

  @Test
  void readsWhatWasPublishedInItsOrder() {
    String topic = kafka.newTopic("published", 1, Map.of());

    kafka.publish(topic, "16107", "first", null, "third");
    kafka.publish(topic, null, "without key");

    List<ConsumerRecord<String, String>> messages = kafka.readCommitted(topic);
    assertThat(messages)
        .extracting(ConsumerRecord::value)
        .containsExactly("first", null, "third", "without key");
    assertThat(messages)
        .extracting(ConsumerRecord::key)
        .containsExactly("16107", "16107", "16107", null);
  }

  @Test
  void readsAllPartitions() {
    String topic = kafka.newTopic("partitions", 3, Map.of());

    kafka.publish(
        List.of(
            new ProducerRecord<>(topic, 0, "a", "1"), new ProducerRecord<>(topic, 2, "b", "2")));

    assertThat(values(topic)).containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void aReaderOfCommittedMessagesSeesNeitherAbortedNorOpenTransactions() {
    String topic = kafka.newTopic("transactions");

    inTransaction(topic, "committed", KafkaProducer::commitTransaction);
    inTransaction(topic, "aborted", KafkaProducer::abortTransaction);
    inTransaction(
        topic,
        "open",
        open -> {
          assertThat(values(topic)).containsExactly("committed");
          assertThat(kafka.readUncommitted(topic))
              .extracting(ConsumerRecord::value)
              .containsExactly("committed", "aborted", "open");
        });
  }

  @Test
  void aTopicSettingArrives() {
    String topic = kafka.newTopic("settings", 1, Map.of("message.timestamp.type", "LogAppendTime"));

    kafka.publish(List.of(new ProducerRecord<>(topic, 0, 1L, "key", "value")));

    assertThat(kafka.readCommitted(topic).get(0).timestamp()).isGreaterThan(1L);
  }

  @Test
  void aBrokerThatWasStoppedKeepsItsAddressAndItsData() {
    String topic = kafka.newTopic("stopped");
    String address = kafka.bootstrapServers();
    kafka.publish(topic, "key", "before");

    kafka.servers().stopBroker();
    assertThat(kafka.servers().broker().isAlive()).isFalse();
    kafka.servers().startBroker();

    kafka.publish(topic, "key", "after");
    assertThat(values(topic)).containsExactly("before", "after");
    assertThat(kafka.bootstrapServers()).isEqualTo(address);
  }

  @Test
  void aBrokerThatWasKilledComesBackWithItsData() {
    String topic = kafka.newTopic("killed");
    kafka.publish(topic, "key", "before");

    kafka.servers().killBroker();
    assertThat(kafka.servers().broker().exitStatus()).hasValue(137);
    kafka.servers().startBroker();

    kafka.publish(topic, "key", "after");
    assertThat(values(topic)).containsExactly("before", "after");
  }

  @Test
  void aBrokerWhoseZooKeeperWasKilledKeepsWorking() {
    String topic = kafka.newTopic("zookeeper");

    kafka.servers().killZooKeeper();
    kafka.publish(topic, "key", "meanwhile");
    kafka.servers().startZooKeeper();

    String later = kafka.newTopic("zookeeper-later");
    kafka.publish(later, "key", "afterwards");
    assertThat(values(topic)).containsExactly("meanwhile");
    assertThat(values(later)).containsExactly("afterwards");
  }

  private static List<String> values(String topic) {
    return kafka.readCommitted(topic).stream()
        .map(ConsumerRecord::value)
        .collect(Collectors.toList());
  }

  private static void inTransaction(
      String topic, String value, Consumer<KafkaProducer<String, String>> end) {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", kafka.bootstrapServers(), "transactional.id", topic + value),
            new StringSerializer(),
            new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, "key", value));
      // An abort discards messages that were not sent yet, and nothing would be left to hide.
      producer.flush();
      end.accept(producer);
    }
  }
}
