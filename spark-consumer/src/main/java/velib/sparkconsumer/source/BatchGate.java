package velib.sparkconsumer.source;

import java.time.Duration;
import org.apache.spark.sql.streaming.StreamingQuery;

/**
 * Lets the query stop between two batches. Spark asks the source for the end of the next batch once
 * the one before is done and marked as done in the checkpoint: there the query is held.
 */
public final class BatchGate {
  private static final long LOOK_AGAIN_MS = 20;

  private boolean batchInFlight;
  private StreamingQuery stopping;

  /** Called before the query starts, when Spark may run the last batch again, unasked. */
  public synchronized void queryStarts() {
    batchInFlight = true;
  }

  /** Called by the query when it asks for the next batch. */
  synchronized void batchIsDone() {
    batchInFlight = false;
    notifyAll();
  }

  /**
   * Called by the query before the next batch begins.
   *
   * @return false where it must not, as the query was stopped meanwhile
   */
  synchronized boolean letsNextBatchBegin() {
    try {
      while (stopping != null && stopping.isActive()) {
        wait(LOOK_AGAIN_MS); // what ran before may have swallowed the interrupt of the stop
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    if (stopping != null) {
      Thread.currentThread().interrupt(); // Spark's own sleep, which comes next, ends the query
      return false;
    }
    batchInFlight = true;
    return true;
  }

  /**
   * Closes the gate and waits until no batch is in flight.
   *
   * @return false if one still was when the time had passed
   */
  public synchronized boolean close(StreamingQuery query, Duration longest)
      throws InterruptedException {
    stopping = query;
    long deadlineNs = System.nanoTime() + longest.toNanos();
    while (batchInFlight && query.isActive()) {
      if (System.nanoTime() > deadlineNs) {
        return false;
      }
      wait(LOOK_AGAIN_MS);
    }
    return true;
  }
}
