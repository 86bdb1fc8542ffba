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
  private static final String BATCH_WAS_RUN = "addBatch";

  private long lastBegun = NONE;
  private StreamingQuery stopping;
  private boolean holding;

  /**
   * Called by a batch before it does anything.
   *
   * @throws InterruptedException instead of letting the batch begin once the gate is closed; Spark
   *     takes that for the query's end when the query was stopped, so it is not thrown before
   */
  synchronized void pass(long batchId) throws InterruptedException {
    while (stopping != null) {
      holding = true;
      // The interrupt of the stop itself may have been swallowed by what ran before the batch.
      wait(LOOK_AGAIN_MS);
      if (!stopping.isActive()) {
        throw new InterruptedException("the query was stopped");
      }
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
      stopping = query;
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
    return holding || !query.isActive() || (progress != null && isDone(progress));
  }

  /**
   * Whether the progress tells of the end of the last batch, or of a time after it. A query without
   * data tells of the batch that will come next, which has then not been run.
   */
  private boolean isDone(StreamingQueryProgress progress) {
    return progress.batchId() > lastBegun
        || (progress.batchId() == lastBegun && progress.durationMs().containsKey(BATCH_WAS_RUN));
  }
}
