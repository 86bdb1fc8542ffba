package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import velib.kafka.ChildProcess;
import velib.settings.ExitStatus;
import velib.testkit.KafkaExtension;

/** What the job says when Kafka aborts the transaction of a batch because it took too long. */
class TransactionTimeoutIT {
  /** Slower than the dead letters of this test can be written within {@link #SHORT}. */
  @RegisterExtension
  static final KafkaExtension kafka =
      KafkaExtension.own()
          .with("quota.producer.default", "100000")
          .with("transaction.abort.timed.out.transaction.cleanup.interval.ms", "100");

  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final String SHORT = "1s";

  @TempDir Path folder;

  @Test
  void aTransactionThatTookTooLongIsNotBlamedOnAnotherConsumer() {
    try (ConsumerFixture topics =
        new ConsumerFixture(kafka, folder.resolve("checkpoint"), 1)
            .with("TRANSACTION_TIMEOUT", SHORT)) {
      Random random = new Random(7);
      for (int n = 0; n < 60; n++) {
        byte[] noJson = new byte[50_000];
        random.nextBytes(noJson);
        topics.publish(null, noJson);
      }
      topics.flush();
      try (ChildProcess job = SubmittedJob.start(folder, topics.environment())) {
        await()
            .atMost(LONGEST)
            .until(() -> job.output().contains("Kafka has aborted its transaction"));
        assertThat(job.output())
            .contains("within 1 s (TRANSACTION_TIMEOUT)")
            .doesNotContain("another consumer");
      }
    }
  }

  @Test
  void aTimeoutThatTheBrokerDoesNotAllowIsRefused() {
    try (ConsumerFixture topics =
            new ConsumerFixture(kafka, folder.resolve("checkpoint"), 1)
                .with("TRANSACTION_TIMEOUT", "1h");
        ChildProcess job = SubmittedJob.start(folder, topics.environment())) {
      assertThat(job.awaitExit(LONGEST)).hasValue(ExitStatus.REFUSED);
      assertThat(job.output())
          .contains("TRANSACTION_TIMEOUT is 3600 s")
          .contains("transaction.max.timeout.ms")
          .doesNotContain("\tat ");
    }
  }
}
