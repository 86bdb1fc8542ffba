package velib.sparkconsumer;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import velib.sparkconsumer.checkpoint.DataLoss;
import velib.sparkconsumer.checkpoint.Refusal;
import velib.sparkconsumer.kafka.ConsumerKafka;

/** Why the query ended, and what follows from it. */
final class QueryFailure {
  private final List<Throwable> causes = new ArrayList<>();
  private final ConsumerKafka kafka;

  /**
   * A failure.
   *
   * @param failure a {@link RuntimeException} or what Spark ends a query with
   */
  QueryFailure(Exception failure, ConsumerKafka kafka) {
    this.kafka = kafka;
    for (Throwable cause = failure;
        cause != null && !causes.contains(cause);
        cause = cause.getCause()) {
      causes.add(cause);
    }
  }

  /** The failure itself. */
  Exception asException() {
    return (Exception) causes.get(0);
  }

  /** What a person has to be told and to do first; null where the job can go on by itself. */
  Refusal refusal() {
    Refusal own = first(Refusal.class);
    if (own != null) {
      return own;
    }
    if (isDataLoss()) {
      return new DataLoss(
          String.format(
              "The topic %s lost messages before they were read: it was deleted, made anew or"
                  + " shortened (%s).",
              kafka.inputTopic(), inOneLine()));
    }
    RecordTooLargeException tooLarge = first(RecordTooLargeException.class);
    return tooLarge == null
        ? null
        : new Refusal(
            String.format(
                "A message is too large for %s, where it has to go as it cannot be counted (%s). Let"
                    + " that topic take what %s takes and 64 KiB more: kafka-configs"
                    + " --bootstrap-server %s --alter --entity-type topics --entity-name %s"
                    + " --add-config max.message.bytes=BYTES; then start this again.",
                kafka.deadLetterTopic(),
                tooLarge.getMessage(),
                kafka.inputTopic(),
                kafka.bootstrapServers(),
                kafka.deadLetterTopic()));
  }

  /** Another consumer writes to the same results topic and has taken over. */
  boolean isFenced() {
    return causes.stream()
        .anyMatch(
            cause ->
                cause instanceof ProducerFencedException
                    || cause instanceof InvalidProducerEpochException);
  }

  /**
   * Spark saw offsets that the topic no longer holds. It says so with a plain
   * IllegalStateException, so the words have to tell.
   */
  private boolean isDataLoss() {
    return causes.stream()
        .map(Throwable::getMessage)
        .anyMatch(
            message ->
                message != null
                    && message.contains("Some data may have been lost because they are not"));
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

  /** The outermost cause of a kind, or null. */
  private <T extends Throwable> T first(Class<T> kind) {
    return causes.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElse(null);
  }
}
