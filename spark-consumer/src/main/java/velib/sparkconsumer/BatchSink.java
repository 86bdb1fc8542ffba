package velib.sparkconsumer;

import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs each batch and hands what it gives to the results' transaction. */
final class BatchSink implements VoidFunction2<Dataset<Outcome>, Long> {
  private static final long serialVersionUID = 1;
  private static final Logger log = LoggerFactory.getLogger(BatchSink.class);

  /** The local property under which Spark tells a batch's thread the checkpoint's query id. */
  private static final String QUERY_ID = "sql.streaming.queryId";

  private final transient ResultsTransaction results;
  private final transient BatchOffsets offsets;
  private final transient BatchGate gate;
  private final transient BatchListener listener;

  BatchSink(
      ResultsTransaction results, BatchOffsets offsets, BatchGate gate, BatchListener listener) {
    this.results = results;
    this.offsets = offsets;
    this.gate = gate;
    this.listener = listener;
  }

  @Override
  public void call(Dataset<Outcome> outcomes, Long batchId) throws InterruptedException {
    gate.pass(batchId);
    long startNs = System.nanoTime();
    BatchContent content = BatchContent.of(outcomes);
    String queryId = outcomes.sparkSession().sparkContext().getLocalProperty(QUERY_ID);
    BatchMarker batch = new BatchMarker(queryId, batchId);
    if (results.wasWritten(queryId, batchId)) {
      log.info("batch {}: had been written before the restart, not written again", batchId);
      return;
    }
    int published = results.write(batch, offsets.endOf(batchId), content);
    listener.written(batchId, content, published, (System.nanoTime() - startNs) / 1_000_000);
  }
}
