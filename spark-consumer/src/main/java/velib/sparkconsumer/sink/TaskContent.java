package velib.sparkconsumer.sink;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.TreeMap;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;
import velib.sparkconsumer.totals.Binary;
import velib.sparkconsumer.totals.DeadLetter;
import velib.sparkconsumer.totals.Outcome;
import velib.sparkconsumer.totals.Tally;

/**
 * What one task of a batch gives to the driver. It is small whatever the batch holds: results are
 * as many as there are postcodes, and dead letters beyond a few stand in a file.
 */
public final class TaskContent implements Serializable {
  private static final long serialVersionUID = 1;

  /** Postcode to result message. */
  final TreeMap<String, byte[]> results = new TreeMap<>();

  /** How many dead letters there are of each reason. */
  final TreeMap<String, Long> deadLettersByReason = new TreeMap<>();

  final Tally tally = new Tally();
  private SpooledLetters deadLetters;

  private TaskContent() {}

  SpooledLetters deadLetters() {
    return deadLetters;
  }

  /** Takes the rows of each task; goes to the executors. */
  public static final class Collector
      extends AbstractFunction2<TaskContext, Iterator<InternalRow>, TaskContent>
      implements Serializable {
    private static final long serialVersionUID = 1;

    private final OutcomeColumns columns;
    private final String spoolDirectory;

    /**
     * A collector of rows with these columns.
     *
     * @param spoolDirectory where dead letters may be put aside
     */
    Collector(OutcomeColumns columns, String spoolDirectory) {
      this.columns = columns;
      this.spoolDirectory = spoolDirectory;
    }

    /** The content of one task; what a failed one has put aside goes with all that a batch has. */
    @Override
    public TaskContent apply(TaskContext task, Iterator<InternalRow> outcomes) {
      String spoolFile = spoolDirectory + "/" + task.taskAttemptId();
      try (DeadLetterSpool spool = new DeadLetterSpool(spoolFile)) {
        TaskContent content = new TaskContent();
        while (outcomes.hasNext()) {
          content.add(outcomes.next(), columns, spool);
        }
        content.deadLetters = spool.finish();
        return content;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  private void add(InternalRow outcome, OutcomeColumns columns, DeadLetterSpool spool)
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
}
