package velib.sparkconsumer.sink;

import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * Thrown when Kafka has aborted a transaction because it was open for too long. To the producer
 * this looks as if another one had taken over: only the time tells.
 */
public final class TransactionTimedOut extends KafkaException {
  private static final long serialVersionUID = 1;

  /** Whether a failure is what the producer sees of a transaction that was open for too long. */
  static boolean explains(KafkaException failed, Duration open, Duration timeout) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProducerFencedException
          || cause instanceof InvalidProducerEpochException) {
        return open.compareTo(timeout) >= 0;
      }
    }
    return false;
  }

  TransactionTimedOut(Duration open, KafkaException fenced) {
    super(
        "the transaction of a batch was open for "
            + open.toSeconds()
            + " s, which is longer than its time-out",
        fenced);
  }
}
