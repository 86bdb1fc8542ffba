package velib.sparkconsumer.telemetry;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** What a run of the job is at, for whoever wants to know from another thread. */
public final class RunState {
  /** What it does. */
  enum Phase {
    /** It has the query started, for the first time or again. */
    STARTING,
    /** It waits for Kafka to answer. */
    WAITING_FOR_KAFKA,
    /** The query was started. */
    STARTED
  }

  private final LongSupplier nanoTime;
  private Phase phase = Phase.STARTING;
  private BooleanSupplier isActive = () -> false;
  private long sinceNanos;

  /**
   * A run that is starting.
   *
   * @param nanoTime as {@link System#nanoTime()}
   */
  public RunState(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    sinceNanos = nanoTime.getAsLong();
  }

  public synchronized void starts() {
    to(Phase.STARTING, () -> false);
  }

  public synchronized void waitsForKafka() {
    to(Phase.WAITING_FOR_KAFKA, () -> false);
  }

  /**
   * The query was started.
   *
   * @param queryIsActive tells whether it has ended since
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

  /** Whether the query runs: it was started, and has not ended by itself since. */
  synchronized boolean isRunning() {
    return isActive.getAsBoolean();
  }

  /** Since when it does what it does. */
  synchronized long sinceNanos() {
    return sinceNanos;
  }
}
