package velib.sparkconsumer.telemetry;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * The phase that this run of the job is in.
 *
 * <p>Thread-safe: the thread that runs the job sets the phase, and other threads read it.
 */
public final class RunState {
  /** What the run is doing. */
  enum Phase {
    /** It is starting the query, for the first time or again. */
    STARTING,
    /** It is waiting until Kafka answers and the topics exist. */
    WAITING_FOR_KAFKA,
    /** It has started the query, which may have ended since. */
    STARTED
  }

  private final LongSupplier nanoTime;
  private Phase phase = Phase.STARTING;
  private BooleanSupplier isActive = () -> false;
  private long sinceNanos;
  private long patienceFromNanos;
  private Optional<String> refusal = Optional.empty();
  private int fencedInARow;
  private boolean failedSinceBatch;

  /**
   * Creates the state of a run that is starting.
   *
   * @param nanoTime as {@link System#nanoTime()}
   */
  public RunState(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    sinceNanos = nanoTime.getAsLong();
    patienceFromNanos = sinceNanos;
  }

  /** Called before the query is started, for the first time or again. */
  public synchronized void starts() {
    to(Phase.STARTING, () -> false);
  }

  /** Called before the run waits for Kafka. */
  public synchronized void waitsForKafka() {
    to(Phase.WAITING_FOR_KAFKA, () -> false);
  }

  /**
   * Called when the query has been started.
   *
   * @param queryIsActive says whether the query is still active
   */
  public synchronized void started(BooleanSupplier queryIsActive) {
    to(Phase.STARTED, queryIsActive);
  }

  /** Called when Kafka answers again after it did not: what was missed meanwhile is no fault. */
  public synchronized void kafkaIsBack() {
    patienceFromNanos = nanoTime.getAsLong();
    refusal = Optional.empty();
  }

  /**
   * Called when the query has failed. It is given time for a new start, but only once for each
   * batch: a query that fails again and again must not look as if it had only just started.
   */
  public synchronized void failed() {
    if (!failedSinceBatch) {
      failedSinceBatch = true;
      patienceFromNanos = nanoTime.getAsLong();
    }
  }

  /**
   * Called when Kafka has refused a request for a reason that does not pass by itself.
   *
   * @param reason what was refused, as a sentence without a full stop
   */
  public synchronized void isRefused(String reason) {
    refusal = Optional.of(reason);
  }

  /**
   * Called when another consumer has fenced this one. Once may be a change of consumers.
   *
   * @return how many times it has, without a batch in between
   */
  public synchronized int isFenced() {
    fencedInARow++;
    if (fencedInARow > 1) {
      isRefused(
          "another consumer writes to the results topic in turns with this one, which was fenced "
              + fencedInARow
              + " times without a batch in between");
    }
    return fencedInARow;
  }

  /** Called after each batch that was written: whatever was refused is no longer. */
  synchronized void batchEnded() {
    patienceFromNanos = nanoTime.getAsLong();
    refusal = Optional.empty();
    fencedInARow = 0;
    failedSinceBatch = false;
  }

  private void to(Phase next, BooleanSupplier queryIsActive) {
    if (next != phase) {
      sinceNanos = nanoTime.getAsLong();
    }
    phase = next;
    isActive = queryIsActive;
  }

  synchronized Phase phase() {
    return phase;
  }

  /** Whether the query is running: it was started and has not ended since. */
  synchronized boolean isRunning() {
    return isActive.getAsBoolean();
  }

  /** When the current phase began, by the clock of this run. */
  synchronized long sinceNanos() {
    return sinceNanos;
  }

  /** When the last batch ended; or later, if the run began, failed or found Kafka again since. */
  synchronized long patienceFromNanos() {
    return patienceFromNanos;
  }

  /** What Kafka refused last, unless a batch was written since. */
  synchronized Optional<String> refusal() {
    return refusal;
  }
}
