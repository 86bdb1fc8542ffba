package velib.sparkconsumer.sink;

import java.io.IOException;

/** Is told of each batch that was written, for example to log or to count it. */
public interface BatchListener {
  /**
   * Called on the query's thread after a batch was committed.
   *
   * @param published the number of results that were published
   * @param tookMs milliseconds from when the sink got the batch to its commit
   */
  void written(long batchId, BatchContent content, int published, long tookMs) throws IOException;

  /** Returns a listener that calls several others in this order. */
  static BatchListener inTurn(BatchListener... listeners) {
    return (batchId, content, published, tookMs) -> {
      for (BatchListener listener : listeners) {
        listener.written(batchId, content, published, tookMs);
      }
    };
  }
}
