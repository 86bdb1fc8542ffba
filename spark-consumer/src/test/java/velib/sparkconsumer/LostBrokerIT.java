package velib.sparkconsumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import velib.testkit.KafkaExtension;

/** When its broker is killed, a running job waits for it and resumes by itself. */
class LostBrokerIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.own();
  @RegisterExtension static final SparkExtension spark = new SparkExtension();

  @Test
  void theJobResumesWhenAKilledBrokerIsBack() {
    try (ConsumerFixture consumer = new ConsumerFixture(kafka, spark.newPath("checkpoint"), 1)) {
      consumer.start(spark.session());
      consumer.publish("16107", TestNetwork.row("16107", 3, 4));
      consumer.awaitAllRead();

      kafka.servers().killBroker();
      kafka.servers().startBroker();
      consumer.publish("16107", TestNetwork.row("16107", 5, 6));
      consumer.awaitAllRead();

      consumer.awaitTotalsOfTheOracle();
    }
  }
}
