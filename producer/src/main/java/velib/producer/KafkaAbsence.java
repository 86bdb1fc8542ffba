package velib.producer;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs once that the producer waits for Kafka, and once that Kafka is back. */
final class KafkaAbsence {
  /** A broker that is only slow is not worth a log line. */
  private static final Duration WORTH_SAYING = Duration.ofSeconds(3);

  private static final Logger LOG = LoggerFactory.getLogger(KafkaAbsence.class);

  private long sinceNanos;
  private boolean isCounting;
  private boolean isSaid;

  /** Kafka still does not answer, for this reason. */
  void goesOn(String reason) {
    if (!isCounting) {
      isCounting = true;
      sinceNanos = System.nanoTime();
    } else if (!isSaid && lasted().compareTo(WORTH_SAYING) >= 0) {
      isSaid = true;
      LOG.warn("Waiting for Kafka: {}", reason);
    }
  }

  /** Kafka has acknowledged the records. */
  void ends() {
    if (isSaid) {
      LOG.info("Kafka is back after {} s", lasted().getSeconds());
    }
    isCounting = false;
    isSaid = false;
  }

  private Duration lasted() {
    return Duration.ofNanos(System.nanoTime() - sinceNanos);
  }
}
