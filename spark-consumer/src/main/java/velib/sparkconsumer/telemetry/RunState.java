package velib.sparkconsumer.telemetry;

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

  /**
   * Creates the state of a run that is starting.
   *
   * @param nanoTime as {@link System#nanoTime()}
   */
  public RunState(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    sinceNanos = nanoTime.getAsLong();
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
}
