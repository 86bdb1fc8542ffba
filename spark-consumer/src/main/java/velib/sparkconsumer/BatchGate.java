package velib.sparkconsumer;

import java.time.Duration;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryProgress;

/**
 * Lets the job stop between two batches: the batch in flight is finished and marked as done in the
 * checkpoint, the next one is held back until the query is stopped.
 */
final class BatchGate {
  private static final long LOOK_AGAIN_MS = 20;
  private static final long NONE = -1;

  private long lastBegun = NONE;
  private boolean closed;
  private boolean holding;

  /** Called by a batch before it does anything; does not return once the gate is closed. */
  synchronized void pass(long batchId) throws InterruptedException {
    while (closed) {
      holding = true;
      wait(); // until the query is stopped, which interrupts its thread
    }
    lastBegun = batchId;
  }

  /**
   * Closes the gate and waits until no batch is in flight.
   *
   * @return false if one still was when the time had passed
   */
  boolean close(StreamingQuery query, Duration longest) throws InterruptedException {
    synchronized (this) {
      closed = true;
    }
    long deadlineNs = System.nanoTime() + longest.toNanos();
    while (!isSettled(query)) {
      if (System.nanoTime() > deadlineNs) {
        return false;
      }
      Thread.sleep(LOOK_AGAIN_MS); // Spark tells a batch's end by its progress alone
    }
    return true;
  }

  /** A held batch says that the one before is done; otherwise the query's progress says so. */
  private synchronized boolean isSettled(StreamingQuery query) {
    StreamingQueryProgress progress = query.lastProgress();
    return holding
        || !query.isActive()
        || lastBegun == NONE
        || (progress != null && progress.batchId() >= lastBegun);
  }
}
