package velib.sparkconsumer.sink;

import java.io.IOException;

/** Learns of each batch that was written; the log, and whatever counts. */
public interface BatchListener {
  /**
   * A batch was committed.
   *
   * @param published how many results went out
   * @param tookMs from the batch's beginning to its commit, in milliseconds
   */
  void written(long batchId, BatchContent content, int published, long tookMs) throws IOException;

  /** One that tells several. */
  static BatchListener inTurn(BatchListener... listeners) {
    return (batchId, content, published, tookMs) -> {
      for (BatchListener listener : listeners) {
        listener.written(batchId, content, published, tookMs);
      }
    };
  }
}
