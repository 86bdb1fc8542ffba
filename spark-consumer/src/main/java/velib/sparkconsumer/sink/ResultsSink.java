package velib.sparkconsumer.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.streaming.Sink;
import org.apache.spark.sql.execution.streaming.StreamExecution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import velib.sparkconsumer.checkpoint.Checkpoint;
import velib.sparkconsumer.checkpoint.DiskSync;
import velib.sparkconsumer.operator.OutputColumns;

/**
 * The query's sink: writes each batch to the output topics in one Kafka transaction, once all its
 * tasks have ended. Every task runs, even if the batch was already written before a restart:
 * otherwise some of the state would stay uncommitted.
 */
public final class ResultsSink implements Sink {
  private static final Logger LOG = LoggerFactory.getLogger(ResultsSink.class);

  private final BatchEngine engine;
  private final ResultsTransaction results;
  private final Checkpoint checkpoint;
  private final BatchListener listener;

  public ResultsSink(
      BatchEngine engine,
      ResultsTransaction results,
      Checkpoint checkpoint,
      BatchListener listener) {
    this.engine = engine;
    this.results = results;
    this.checkpoint = checkpoint;
    this.listener = listener;
  }

  /** Runs the batch and writes its output, unless it was written before. */
  @Override
  public void addBatch(long batchId, Dataset<Row> batch) {
    long startNs = System.nanoTime();
    String queryId =
        batch.sparkSession().sparkContext().getLocalProperty(StreamExecution.QUERY_ID_KEY());
    TaskContent.Collector collector =
        new TaskContent.Collector(new OutputColumns(batch.schema()), checkpoint.spoolDirectory());
    BatchContent content = BatchContent.of(List.of(engine.run(batch, collector)));
    try {
      if (results.wasWritten(queryId, batchId)) {
        LOG.info("batch {}: had been written before the restart, not written again", batchId);
      } else {
        DiskSync.await(); // a restart recognises this batch by its offsets and state
        int published = results.write(queryId, batchId, checkpoint.endOf(batchId), content);
        listener.written(batchId, content, published, (System.nanoTime() - startNs) / 1_000_000);
      }
      if (content.isSpooled()) { // after a failure the next start removes it
        checkpoint.removeSpool();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public String toString() {
    return "results of " + checkpoint.directory();
  }
}
