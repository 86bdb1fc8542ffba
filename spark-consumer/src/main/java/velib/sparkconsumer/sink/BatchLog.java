package velib.sparkconsumer.sink;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import velib.sparkconsumer.totals.DeadLetter;

/** Logs a line for each batch that had messages or results, and another for its dead letters. */
public final class BatchLog implements BatchListener {
  private static final Logger LOG = LoggerFactory.getLogger(BatchLog.class);

  /** Clocks are corrected by less than this all the time. */
  private static final long WORTH_A_LINE_MS = 1_000;

  @Override
  public void written(long batchId, BatchContent content, int published, long tookMs)
      throws IOException {
    if (content.tally().messages() > 0 || published > 0) {
      LOG.info(
          "batch {}: {} messages: {}; {} results; {} ms",
          batchId,
          content.tally().messages(),
          content.tally(),
          published,
          tookMs);
    }
    if (content.tally().wentBackMs() >= WORTH_A_LINE_MS) {
      LOG.warn(
          "batch {}: the clock that gives the input's messages their time was set back by {} s",
          batchId,
          content.tally().wentBackMs() / 1_000);
    }
    if (!content.deadLettersByReason().isEmpty()) {
      DeadLetter first = content.firstDeadLetter();
      LOG.warn(
          "batch {}: dead letters by reason {}; the first: {} (partition {}, offset {})",
          batchId,
          content.deadLettersByReason(),
          first.explanation(),
          first.partition(),
          first.offset());
    }
  }
}
