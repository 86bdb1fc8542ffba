package velib.kafkainit;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/** Repeats a question until it is answered or the time is up. */
final class Deadline {
  private static final long PAUSE_MILLIS = 200;

  private final Duration length;
  private final long endNanos;

  private Deadline(Duration length) {
    this.length = length;
    this.endNanos = System.nanoTime() + length.toNanos();
  }

  static Deadline in(Duration length) {
    return new Deadline(length);
  }

  /**
   * Asks until there is an answer, at least once.
   *
   * @param onFirstMiss run once, after the first attempt without an answer
   * @param failure makes the exception that is thrown when the time is up
   */
  <T> T ask(Supplier<Optional<T>> question, Runnable onFirstMiss, PipelineFailure failure) {
    KafkaException last = null;
    for (boolean first = true; first || System.nanoTime() - endNanos < 0; first = false) {
      if (!first) {
        pause();
      }
      try {
        Optional<T> answer = question.get();
        if (answer.isPresent()) {
          return answer.get();
        }
      } catch (KafkaException refused) {
        last = refused;
      }
      if (first) {
        onFirstMiss.run();
      }
    }
    throw failure.after(length.getSeconds() + " seconds", last);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new PipelineCannotRun("Interrupted while waiting for Kafka", interrupted);
    }
  }

  /** Makes the exception that is thrown when the time is up. */
  interface PipelineFailure {
    /**
     * The failure after a wait of this length, such as "60 seconds".
     *
     * @param last the last refusal; null if there was no answer at all
     */
    PipelineCannotRun after(String wait, KafkaException last);
  }
}
