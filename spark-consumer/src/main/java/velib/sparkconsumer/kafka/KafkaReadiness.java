package velib.sparkconsumer.kafka;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until Kafka answers and the topics exist; logs only once what it is waiting for. */
public final class KafkaReadiness {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaReadiness.class);
  private static final long PAUSE_MS = 500;

  private final ConsumerKafka kafka;
  private String loggedLast = "";

  public KafkaReadiness(ConsumerKafka kafka) {
    this.kafka = kafka;
  }

  /** Returns once all topics exist. There is no deadline, since a lost broker is waited for. */
  public void await() throws InterruptedException {
    while (!ready()) {
      Thread.sleep(PAUSE_MS);
    }
    if (!loggedLast.isEmpty()) {
      LOG.info("Kafka answers at {} and the topics exist", kafka.bootstrapServers());
    }
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
      logOnce("Waiting for Kafka at " + kafka.bootstrapServers());
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
