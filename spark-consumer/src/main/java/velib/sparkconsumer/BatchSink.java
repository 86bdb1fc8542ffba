package velib.sparkconsumer;

import java.util.Map;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs each batch and hands what it gives to the results' transaction; one log line per batch. */
final class BatchSink implements VoidFunction2<Dataset<Outcome>, Long> {
  private static final long serialVersionUID = 1;
  private static final Logger log = LoggerFactory.getLogger(BatchSink.class);

  /** The local property under which Spark tells a batch's thread the checkpoint's query id. */
  private static final String QUERY_ID = "sql.streaming.queryId";

  private final transient ResultsTransaction results;
  private final transient BatchOffsets offsets;
  private final transient BatchGate gate;

  BatchSink(ResultsTransaction results, BatchOffsets offsets, BatchGate gate) {
    this.results = results;
    this.offsets = offsets;
    this.gate = gate;
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
    if (content.tally.messages() > 0 || published > 0) {
      log.info(
          "batch {}: {} messages: {}; {} results; {} ms",
          batchId,
          content.tally.messages(),
          content.tally,
          published,
          (System.nanoTime() - startNs) / 1_000_000);
    }
    Map<String, Integer> reasons = content.deadLettersByReason();
    if (!reasons.isEmpty()) {
      DeadLetter first = content.deadLetters.get(0);
      log.warn(
          "batch {}: dead letters by reason {}; the first: {} (partition {}, offset {})",
          batchId,
          reasons,
          first.explanation,
          first.partition,
          first.offset);
    }
  }
}
