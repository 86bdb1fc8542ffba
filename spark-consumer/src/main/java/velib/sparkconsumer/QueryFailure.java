package velib.sparkconsumer;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Why the query ended, and what follows from it. */
final class QueryFailure {
  private final List<Throwable> causes = new ArrayList<>();

  QueryFailure(Throwable failure) {
    for (Throwable cause = failure;
        cause != null && !causes.contains(cause);
        cause = cause.getCause()) {
      causes.add(cause);
    }
  }

  /** Another consumer writes to the same results topic and has taken over. */
  boolean isFenced() {
    return causes.stream()
        .anyMatch(
            cause ->
                cause instanceof ProducerFencedException
                    || cause instanceof InvalidProducerEpochException);
  }

  /** The refusal that ended it, or null. */
  Refusal refusal() {
    return causes.stream()
        .filter(Refusal.class::isInstance)
        .map(Refusal.class::cast)
        .findFirst()
        .orElse(null);
  }

  /**
   * Spark saw offsets that the topic no longer holds. It says so with a plain
   * IllegalStateException, so the words have to tell.
   */
  boolean isDataLoss() {
    return causes.stream()
        .map(Throwable::getMessage)
        .anyMatch(
            message ->
                message != null
                    && message.contains("Some data may have been lost because they are not"));
  }

  /** Kafka refuses a record for its size, and will each time; null where it was something else. */
  RecordTooLargeException tooLarge() {
    return causes.stream()
        .filter(RecordTooLargeException.class::isInstance)
        .map(RecordTooLargeException.class::cast)
        .findFirst()
        .orElse(null);
  }

  /** Kafka did not answer, not in time or with a refusal: worth another try after a while. */
  boolean isKafkaAway() {
    return causes.stream()
        .anyMatch(
            cause ->
                cause instanceof KafkaException
                    || cause instanceof java.util.concurrent.TimeoutException);
  }

  /** The innermost cause in one line. */
  String inOneLine() {
    Throwable innermost = causes.get(causes.size() - 1);
    return innermost.getClass().getSimpleName()
        + ": "
        + String.valueOf(innermost.getMessage()).split("\n", 2)[0];
  }
}
