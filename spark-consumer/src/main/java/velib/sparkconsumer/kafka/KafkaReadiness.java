package velib.sparkconsumer.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until Kafka answers and the topics exist; logs only once what it is waiting for. */
public final class KafkaReadiness {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaReadiness.class);
  private static final long PAUSE_MS = 500;

  private final ConsumerKafka kafka;
  private final Consumer<String> refused;
  private String loggedLast = "";

  /**
   * Creates one for a single wait.
   *
   * @param refused is told what Kafka refuses until a person has acted
   */
  public KafkaReadiness(ConsumerKafka kafka, Consumer<String> refused) {
    this.kafka = kafka;
    this.refused = refused;
  }

  /**
   * Returns once all topics exist. There is no deadline, since a lost broker is waited for.
   *
   * @return whether there was anything to wait for
   */
  public boolean await() throws InterruptedException {
    while (!ready()) {
      Thread.sleep(PAUSE_MS);
    }
    if (loggedLast.isEmpty()) {
      return false;
    }
    LOG.info("Kafka answers at {} and the topics exist", kafka.bootstrapServers());
    return true;
  }

  /** Asks with a new client each time, because without a network even creating one fails. */
  private boolean ready() throws InterruptedException {
    try (Admin admin = kafka.admin()) {
      Set<String> present = admin.listTopics().names().get();
      Set<String> missing = new TreeSet<>(kafka.topics());
      missing.removeAll(present);
      if (missing.isEmpty()) {
        return true;
      }
      logOnce(
          "Waiting for the topics " + String.join(", ", missing) + ", which kafka-init creates");
    } catch (ExecutionException | KafkaException unanswered) {
      List<Throwable> causes = new ArrayList<>(List.of(unanswered));
      if (unanswered.getCause() != null) {
        causes.add(unanswered.getCause());
      }
      Optional<String> refusal = LastingRefusal.of(causes);
      refusal.ifPresent(refused);
      logOnce(
          "Waiting for Kafka at "
              + kafka.bootstrapServers()
              + refusal.map(reason -> " (" + reason + ")").orElse(""));
    }
    return false;
  }

  private void logOnce(String sentence) {
    if (!sentence.equals(loggedLast)) {
      LOG.info(sentence);
      loggedLast = sentence;
    }
  }
}
