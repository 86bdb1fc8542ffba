package velib.sparkconsumer.source;

import java.time.Duration;
import org.apache.spark.sql.streaming.StreamingQuery;

/**
 * Lets the query stop between two batches. Spark asks the source for the end of the next batch once
 * the previous batch is done and marked as done in the checkpoint. The gate holds the query there.
 *
 * <p>Thread-safe: the query's thread passes the gate while another thread closes it.
 */
public final class BatchGate {
  private static final long LOOK_AGAIN_MS = 20;

  private boolean batchInFlight;
  private StreamingQuery stopping;

  /** Called before the query starts, as Spark may then rerun the last batch without asking. */
  public synchronized void queryStarts() {
    batchInFlight = true;
  }

  /** Called by the query when it asks for the next batch, which means that the last one is done. */
  synchronized void batchIsDone() {
    batchInFlight = false;
    notifyAll();
  }

  /**
   * Called by the query before the next batch begins.
   *
   * @return false if the batch must not begin because the query was stopped in the meantime
   */
  synchronized boolean letsNextBatchBegin() {
    try {
      while (stopping != null && stopping.isActive()) {
        wait(LOOK_AGAIN_MS); // the interrupt of the stop may have been swallowed before we got here
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    if (stopping != null) {
      Thread.currentThread().interrupt(); // Spark sleeps next, where an interrupt ends the query
      return false;
    }
    batchInFlight = true;
    return true;
  }

  /**
   * Closes the gate and waits until no batch is in flight.
   *
   * @return false if a batch was still in flight when the time was up
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
