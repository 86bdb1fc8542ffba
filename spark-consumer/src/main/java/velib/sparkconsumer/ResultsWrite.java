package velib.sparkconsumer;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.spark.sql.connector.write.PhysicalWriteInfo;
import org.apache.spark.sql.connector.write.WriterCommitMessage;
import org.apache.spark.sql.connector.write.streaming.StreamingDataWriterFactory;
import org.apache.spark.sql.connector.write.streaming.StreamingWrite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes each batch once all its tasks have ended. Spark runs every partition of the batch before
 * it commits, so no state is left uncommitted, whether the batch has to be written or was already.
 */
final class ResultsWrite implements StreamingWrite {
  private static final Logger log = LoggerFactory.getLogger(ResultsWrite.class);

  private final String queryId;
  private final OutcomeColumns columns;
  private final ResultsTransaction results;
  private final Checkpoint checkpoint;
  private final BatchListener listener;
  private long startNs;

  ResultsWrite(
      String queryId,
      OutcomeColumns columns,
      ResultsTransaction results,
      Checkpoint checkpoint,
      BatchListener listener) {
    this.queryId = queryId;
    this.columns = columns;
    this.results = results;
    this.checkpoint = checkpoint;
    this.listener = listener;
  }

  @Override
  public StreamingDataWriterFactory createStreamingWriterFactory(PhysicalWriteInfo info) {
    startNs = System.nanoTime();
    return new TaskContent.Writers(columns, checkpoint.spoolDirectory());
  }

  @Override
  public void commit(long batchId, WriterCommitMessage[] tasks) {
    try (BatchContent content = BatchContent.of(tasks, checkpoint.spoolDirectory())) {
      if (results.wasWritten(queryId, batchId)) {
        log.info("batch {}: had been written before the restart, not written again", batchId);
        return;
      }
      int published = results.write(queryId, batchId, checkpoint.endOf(batchId), content);
      listener.written(batchId, content, published, (System.nanoTime() - startNs) / 1_000_000);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Nothing was sent yet, or the transaction was aborted where it failed. */
  @Override
  public void abort(long batchId, WriterCommitMessage[] tasks) {}
}
