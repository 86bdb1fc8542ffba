package velib.sparkconsumer;

import java.io.IOException;
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
  private final transient Checkpoint checkpoint;
  private final transient BatchGate gate;
  private final transient BatchListener listener;

  BatchSink(
      ResultsTransaction results, Checkpoint checkpoint, BatchGate gate, BatchListener listener) {
    this.results = results;
    this.checkpoint = checkpoint;
    this.gate = gate;
    this.listener = listener;
  }

  @Override
  public void call(Dataset<Outcome> outcomes, Long batchId)
      throws InterruptedException, IOException {
    gate.pass(batchId);
    long startNs = System.nanoTime();
    try (BatchContent content = BatchContent.of(outcomes, checkpoint.spoolDirectory())) {
      String queryId = outcomes.sparkSession().sparkContext().getLocalProperty(QUERY_ID);
      if (results.wasWritten(queryId, batchId)) {
        log.info("batch {}: had been written before the restart, not written again", batchId);
        return;
      }
      int published = results.write(queryId, batchId, checkpoint.endOf(batchId), content);
      listener.written(batchId, content, published, (System.nanoTime() - startNs) / 1_000_000);
    }
  }
}
