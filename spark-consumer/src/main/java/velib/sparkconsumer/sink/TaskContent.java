package velib.sparkconsumer.sink;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.TreeMap;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;
import velib.sparkconsumer.operator.OutputColumns;
import velib.sparkconsumer.totals.Binary;
import velib.sparkconsumer.totals.DeadLetter;
import velib.sparkconsumer.totals.MessageTally;
import velib.sparkconsumer.totals.OutputRow;

/**
 * The output of one task of a batch, as sent to the driver. It is small whatever the batch holds:
 * there is at most one result for each postcode, and more than a few dead letters are in a file.
 */
public final class TaskContent implements Serializable {
  private static final long serialVersionUID = 1;

  /** The result messages by postcode. */
  final TreeMap<String, byte[]> results = new TreeMap<>();

  /** The number of dead letters by reason. */
  final TreeMap<String, Long> deadLettersByReason = new TreeMap<>();

  final MessageTally tally = new MessageTally();
  private SpooledDeadLetters deadLetters;

  private TaskContent() {}

  SpooledDeadLetters deadLetters() {
    return deadLetters;
  }

  /** Collects a task's rows into its content; sent to the executors. */
  public static final class Collector
      extends AbstractFunction2<TaskContext, Iterator<InternalRow>, TaskContent>
      implements Serializable {
    private static final long serialVersionUID = 1;

    private final OutputColumns columns;

    /** For dead letters that do not fit in memory. */
    private final String spoolDirectory;

    Collector(OutputColumns columns, String spoolDirectory) {
      this.columns = columns;
      this.spoolDirectory = spoolDirectory;
    }

    /** Collects one task. A failed task's spool file is removed with the whole spool. */
    @Override
    public TaskContent apply(TaskContext task, Iterator<InternalRow> outputRows) {
      String spoolFile = spoolDirectory + "/" + task.taskAttemptId();
      try (DeadLetterSpool spool = new DeadLetterSpool(spoolFile)) {
        TaskContent content = new TaskContent();
        while (outputRows.hasNext()) {
          content.add(outputRows.next(), columns, spool);
        }
        content.deadLetters = spool.finish();
        return content;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  private void add(InternalRow outputRow, OutputColumns columns, DeadLetterSpool spool)
      throws IOException {
    byte[] body = columns.body(outputRow);
    switch (columns.kind(outputRow)) {
      case OutputRow.RESULT:
        results.put(columns.key(outputRow), body);
        break;
      case OutputRow.DEAD_LETTER:
        spool.add(body);
        deadLettersByReason.merge(DeadLetter.reasonIn(body), 1L, Long::sum);
        break;
      default:
        tally.add(Binary.read(body, MessageTally::read));
    }
  }
}
