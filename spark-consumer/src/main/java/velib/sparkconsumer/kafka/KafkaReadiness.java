package velib.sparkconsumer.kafka;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until Kafka answers and the topics are there; says once what it waits for. */
public final class KafkaReadiness {
  private static final Logger log = LoggerFactory.getLogger(KafkaReadiness.class);
  private static final long PAUSE_MS = 500;

  private final ConsumerKafka kafka;
  private String saidLast = "";

  public KafkaReadiness(ConsumerKafka kafka) {
    this.kafka = kafka;
  }

  /** Returns when all topics are there; there is no deadline, as a lost broker is waited for. */
  public void await() throws InterruptedException {
    while (!ready()) {
      Thread.sleep(PAUSE_MS);
    }
    if (!saidLast.isEmpty()) {
      log.info("Kafka answers at {} and the topics are there", kafka.bootstrapServers());
    }
  }

  /** Asks with a client of its own: without a network not even opening one goes well. */
  private boolean ready() throws InterruptedException {
    try (Admin admin = kafka.admin()) {
      Set<String> present = admin.listTopics().names().get();
      Set<String> missing = new TreeSet<>(kafka.topics());
      missing.removeAll(present);
      if (missing.isEmpty()) {
        return true;
      }
      say("waiting for the topics " + String.join(", ", missing) + ", which kafka-init creates");
    } catch (ExecutionException | KafkaException unanswered) {
      say("waiting for Kafka at " + kafka.bootstrapServers());
    }
    return false;
  }

  private void say(String sentence) {
    if (!sentence.equals(saidLast)) {
      log.info(sentence);
      saidLast = sentence;
    }
  }
}
