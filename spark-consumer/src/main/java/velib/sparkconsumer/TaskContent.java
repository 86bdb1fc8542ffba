package velib.sparkconsumer;

import java.io.IOException;
import java.util.TreeMap;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.write.DataWriter;
import org.apache.spark.sql.connector.write.WriterCommitMessage;
import org.apache.spark.sql.connector.write.streaming.StreamingDataWriterFactory;

/**
 * What one task of a batch gives to the driver. It is small whatever the batch holds: results are
 * as many as there are postcodes, and dead letters beyond a few stand in a file.
 */
final class TaskContent implements WriterCommitMessage {
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

  /** Makes the writer of each task; goes to the executors. */
  static final class Writers implements StreamingDataWriterFactory {
    private static final long serialVersionUID = 1;

    private final OutcomeColumns columns;
    private final String spoolDirectory;

    /**
     * Writers of rows with these columns.
     *
     * @param spoolDirectory where dead letters may be put aside
     */
    Writers(OutcomeColumns columns, String spoolDirectory) {
      this.columns = columns;
      this.spoolDirectory = spoolDirectory;
    }

    @Override
    public DataWriter<InternalRow> createWriter(int partition, long task, long batchId) {
      long attempt = TaskContext.get().taskAttemptId();
      return new Writer(columns, new DeadLetterSpool(spoolDirectory + "/" + attempt));
    }
  }

  /** Takes the rows of one task. */
  private static final class Writer implements DataWriter<InternalRow> {
    private final TaskContent content = new TaskContent();
    private final OutcomeColumns columns;
    private final DeadLetterSpool spool;

    Writer(OutcomeColumns columns, DeadLetterSpool spool) {
      this.columns = columns;
      this.spool = spool;
    }

    @Override
    public void write(InternalRow outcome) throws IOException {
      byte[] body = columns.body(outcome);
      switch (columns.kind(outcome)) {
        case Outcome.RESULT:
          content.results.put(columns.key(outcome), body);
          break;
        case Outcome.DEAD_LETTER:
          spool.add(body);
          content.deadLettersByReason.merge(DeadLetter.reasonIn(body), 1L, Long::sum);
          break;
        default:
          content.tally.add(Binary.read(body, Tally::read));
      }
    }

    @Override
    public WriterCommitMessage commit() throws IOException {
      content.deadLetters = spool.finish();
      return content;
    }

    /** What was put aside is removed with all that a batch leaves there. */
    @Override
    public void abort() {}

    @Override
    public void close() throws IOException {
      spool.close();
    }
  }
}
