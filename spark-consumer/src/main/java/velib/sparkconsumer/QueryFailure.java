package velib.sparkconsumer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.protocol.Errors;
import velib.settings.RootCause;
import velib.sparkconsumer.checkpoint.DataLoss;
import velib.sparkconsumer.checkpoint.Refusal;
import velib.sparkconsumer.kafka.ConsumerKafka;
import velib.sparkconsumer.kafka.LastingRefusal;
import velib.sparkconsumer.sink.TransactionTimedOut;

/** Why the query ended, and what follows from it. */
final class QueryFailure {
  private final List<Throwable> causes = new ArrayList<>();
  private final ConsumerKafka kafka;

  QueryFailure(Exception failure, ConsumerKafka kafka) {
    this.kafka = kafka;
    for (Throwable cause = failure;
        cause != null && !causes.contains(cause);
        cause = cause.getCause()) {
      causes.add(cause);
    }
  }

  /** The failure itself, not one of its causes. */
  Exception asException() {
    return (Exception) causes.get(0);
  }

  /** What a person has to know and to do first; null if the job can resume by itself. */
  Refusal refusal() {
    Refusal own = first(Refusal.class);
    if (own != null) {
      return own;
    }
    if (isDataLoss()) {
      return new DataLoss(
          String.format(
              Locale.ROOT,
              "The topic %s lost messages before they were read: it was deleted, recreated or cut"
                  + " short (%s).",
              kafka.inputTopic(),
              inOneLine()));
    }
    if (causes.stream().anyMatch(QueryFailure::isOfTheTimeout)) {
      return new Refusal(
          String.format(
              Locale.ROOT,
              "%s is %d s, and the broker does not allow that much. Lower it, or raise the broker's"
                  + " transaction.max.timeout.ms.",
              ConsumerKafka.TRANSACTION_TIMEOUT.name(),
              kafka.transactionTimeout().toSeconds()));
    }
    RecordTooLargeException tooLarge = first(RecordTooLargeException.class);
    return tooLarge == null
        ? null
        : new Refusal(
            String.format(
                Locale.ROOT,
                "A message that cannot be counted is too large for %s, the topic of the dead"
                    + " letters (%s). Let that topic take messages that are 64 KiB larger than"
                    + " those %s takes: kafka-configs --bootstrap-server %s --alter --entity-type"
                    + " topics --entity-name %s --add-config max.message.bytes=BYTES; then start"
                    + " the consumer again.",
                kafka.deadLetterTopic(),
                tooLarge.getMessage(),
                kafka.inputTopic(),
                kafka.bootstrapServers(),
                kafka.deadLetterTopic()));
  }

  /** Whether Kafka has aborted the transaction because it was open for too long. */
  boolean isTransactionTimedOut() {
    return first(TransactionTimedOut.class) != null;
  }

  /** Whether another consumer, which writes to the same results topic, has fenced this one. */
  boolean isFenced() {
    return causes.stream()
        .anyMatch(
            cause ->
                cause instanceof ProducerFencedException
                    || cause instanceof InvalidProducerEpochException);
  }

  /** What Kafka refuses until a person has acted, as a sentence; empty if it may pass by itself. */
  Optional<String> lastingRefusal() {
    return LastingRefusal.of(causes);
  }

  /**
   * Whether Spark asked for offsets that the topic no longer holds. It then throws a plain
   * IllegalStateException, so only the message tells.
   */
  private boolean isDataLoss() {
    return causes.stream()
        .map(Throwable::getMessage)
        .anyMatch(
            message ->
                message != null
                    && message.contains("Some data may have been lost because they are not"));
  }

  /** Whether Kafka refused or did not answer in time: then a retry after a pause may succeed. */
  boolean isKafkaAway() {
    return causes.stream()
        .anyMatch(
            cause ->
                cause instanceof KafkaException
                    || cause instanceof java.util.concurrent.TimeoutException);
  }

  /** Kafka's client throws it without a type of its own, so only the message tells. */
  private static boolean isOfTheTimeout(Throwable cause) {
    String message = cause.getMessage();
    return message != null && message.contains(Errors.INVALID_TRANSACTION_TIMEOUT.message());
  }

  /** The innermost cause in one line. */
  String inOneLine() {
    return RootCause.inOneLine(causes.get(0));
  }

  /** The outermost cause of this type, or null. */
  private <T extends Throwable> T first(Class<T> kind) {
    return causes.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElse(null);
  }
}
