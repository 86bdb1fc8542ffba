package velib.sparkconsumer;

import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.TreeMap;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * What one task of a batch gives to the driver. It is small whatever the batch holds: results are
 * as many as there are postcodes, and dead letters beyond a few stand in a file.
 */
final class TaskContent implements Serializable {
  private static final long serialVersionUID = 1;

  /** Postcode to result message. */
  final TreeMap<String, byte[]> results = new TreeMap<>();

  /** How many dead letters there are of each reason. */
  final TreeMap<String, Long> deadLettersByReason = new TreeMap<>();

  final Tally tally = new Tally();
  private SpooledLetters deadLetters;

  /**
   * Reads the rows of the task that calls it.
   *
   * @param spoolDirectory where dead letters may be put aside
   */
  static TaskContent of(
      Iterator<InternalRow> outcomes, OutcomeColumns columns, String spoolDirectory)
      throws IOException {
    TaskContent content = new TaskContent();
    long task = TaskContext.get().taskAttemptId();
    try (DeadLetterSpool spool = new DeadLetterSpool(spoolDirectory + "/" + task)) {
      while (outcomes.hasNext()) {
        content.take(outcomes.next(), columns, spool);
      }
      content.deadLetters = spool.finish();
    }
    return content;
  }

  private void take(InternalRow outcome, OutcomeColumns columns, DeadLetterSpool spool)
      throws IOException {
    byte[] body = columns.body(outcome);
    switch (columns.kind(outcome)) {
      case Outcome.RESULT:
        results.put(columns.key(outcome), body);
        break;
      case Outcome.DEAD_LETTER:
        spool.add(body);
        deadLettersByReason.merge(DeadLetter.reasonIn(body), 1L, Long::sum);
        break;
      default:
        tally.add(Binary.read(body, Tally::read));
    }
  }

  SpooledLetters deadLetters() {
    return deadLetters;
  }
}
