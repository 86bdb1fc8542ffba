package velib.sparkconsumer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.streaming.Sink;
import org.apache.spark.sql.execution.streaming.StreamExecution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.reflect.ClassTag$;

/**
 * The query's sink: each batch becomes one transaction on the output topics, once all its tasks
 * have ended. Every partition of a batch is run, also where it was written before a restart, so
 * that no state is left uncommitted.
 */
final class ResultsSink implements Sink {
  private static final Logger log = LoggerFactory.getLogger(ResultsSink.class);

  private final ResultsTransaction results;
  private final Checkpoint checkpoint;
  private final BatchListener listener;

  ResultsSink(ResultsTransaction results, Checkpoint checkpoint, BatchListener listener) {
    this.results = results;
    this.checkpoint = checkpoint;
    this.listener = listener;
  }

  /** Writes what the batch's plan gives, as it was planned: any action on it would plan it anew. */
  @Override
  public void addBatch(long batchId, Dataset<Row> batch) {
    long startNs = System.nanoTime();
    String queryId =
        batch.sparkSession().sparkContext().getLocalProperty(StreamExecution.QUERY_ID_KEY());
    TaskContent.Collector collector =
        new TaskContent.Collector(new OutcomeColumns(batch.schema()), checkpoint.spoolDirectory());
    BatchContent content = BatchContent.of(List.of(run(batch, collector)));
    try {
      if (results.wasWritten(queryId, batchId)) {
        log.info("batch {}: had been written before the restart, not written again", batchId);
      } else {
        DiskSync.await(); // offsets and state, which a restart needs to know this batch again
        int published = results.write(queryId, batchId, checkpoint.endOf(batchId), content);
        listener.written(batchId, content, published, (System.nanoTime() - startNs) / 1_000_000);
      }
      if (content.isSpooled()) { // of a failed batch it goes when the checkpoint is opened again
        checkpoint.removeSpool();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static TaskContent[] run(Dataset<Row> batch, TaskContent.Collector collector) {
    SparkContext spark = batch.sparkSession().sparkContext();
    RDD<InternalRow> rows = batch.queryExecution().toRdd();
    if (LocalExecution.isFor(spark, rows)) {
      return new TaskContent[] {LocalExecution.run(rows, collector)};
    }
    // An action of Dataset or JavaRDD would have Spark read the byte code of its closures each
    // time.
    return (TaskContent[])
        spark.runJob(rows, collector, ClassTag$.MODULE$.<TaskContent>apply(TaskContent.class));
  }

  @Override
  public String toString() {
    return "results of " + checkpoint.directory();
  }
}
