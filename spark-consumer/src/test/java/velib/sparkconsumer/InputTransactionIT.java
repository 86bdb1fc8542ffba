package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import velib.sparkconsumer.kafka.ConsumerKafka;
import velib.sparkconsumer.kafka.InputLag;
import velib.sparkconsumer.kafka.WaitingMessages;
import velib.testkit.KafkaExtension;

/** Somebody may publish to the input topic in transactions. */
class InputTransactionIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();
  @RegisterExtension static final SparkExtension spark = new SparkExtension();

  @Test
  void whatWaitsBehindAnOpenTransactionIsReadOnceItIsAborted() {
    try (ConsumerFixture consumer =
            new ConsumerFixture(kafka, spark.newPath("checkpoint"), 1)
                .startedWithOneStation(spark.session());
        InputLag lag = new InputLag(new ConsumerKafka(consumer.settings()));
        KafkaProducer<byte[], byte[]> stranger = stranger(consumer)) {
      stranger.initTransactions();
      stranger.beginTransaction();
      stranger.send(
          new ProducerRecord<>(
              consumer.input,
              TestPublisher.bytes("16107"),
              TestPublisher.bytes(TestNetwork.row("16107", 9, 9))));
      stranger.flush();
      consumer.publish("32017", TestNetwork.row("32017", 5, 6));
      consumer.flush();

      await()
          .until(
              () -> lag.messages().map(WaitingMessages::behindOpenTransaction),
              Optional.of(2L)::equals);
      assertThat(consumer.published()).hasSize(1);

      stranger.abortTransaction();
      consumer.awaitTotalsOfTheOracle();
      assertThat(consumer.oracle()).containsOnlyKeys("75016", "93200");
      assertThat(consumer.tally().messages()).as("without the aborted one").isEqualTo(2);
    }
  }

  /** With a transactional id of its own, so that it does not fence the job. */
  private static KafkaProducer<byte[], byte[]> stranger(ConsumerFixture consumer) {
    return new ConsumerKafka(consumer.anotherResultsTopic(spark.newPath("unused")).settings())
        .transactionalProducer();
  }
}
