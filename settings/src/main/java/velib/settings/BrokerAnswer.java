package velib.settings;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/** Waits for a broker's answer to a request of Kafka's admin client. */
public final class BrokerAnswer {
  private BrokerAnswer() {}

  /**
   * The answer, as long as the client waits for it.
   *
   * @throws KafkaException the broker's refusal itself, not wrapped as the future has it
   */
  public static <T> T to(KafkaFuture<T> request) {
    try {
      return request.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof KafkaException) {
        throw (KafkaException) failure.getCause();
      }
      throw new KafkaException(failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while waiting for the broker's answer", interrupted);
    }
  }
}
