package velib.sparkconsumer.sink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import velib.sparkconsumer.totals.DeadLetter;
import velib.sparkconsumer.totals.MessageTally;

/** What one batch gives: results by postcode, dead letters in source order, and counts of all. */
public final class BatchContent {
  private final TreeMap<String, byte[]> results = new TreeMap<>();
  private final TreeMap<String, Long> deadLettersByReason = new TreeMap<>();
  private final MessageTally tally = new MessageTally();
  private final List<SpooledDeadLetters> deadLetters = new ArrayList<>();

  private BatchContent() {}

  /** Puts together what the tasks of a batch gave. */
  public static BatchContent of(List<TaskContent> tasks) {
    BatchContent content = new BatchContent();
    tasks.forEach(content::add);
    return content;
  }

  private void add(TaskContent task) {
    results.putAll(task.results); // each postcode is one task's
    task.deadLettersByReason.forEach(
        (reason, count) -> deadLettersByReason.merge(reason, count, Long::sum));
    tally.add(task.tally);
    deadLetters.add(task.deadLetters());
  }

  /** Postcode to result message, in the order in which they are published. */
  public TreeMap<String, byte[]> results() {
    return results;
  }

  /** How many dead letters there are of each reason. */
  public TreeMap<String, Long> deadLettersByReason() {
    return deadLettersByReason;
  }

  /** What became of the batch's messages. */
  public MessageTally tally() {
    return tally;
  }

  /** The first dead letter by its place on the input topic; null where there is none. */
  DeadLetter firstDeadLetter() throws IOException {
    try (DeadLettersInOrder letters = deadLetters()) {
      return letters.next();
    }
  }

  /** The dead letters, to be read one by one. */
  DeadLettersInOrder deadLetters() throws IOException {
    return new DeadLettersInOrder(deadLetters);
  }

  /** Whether any dead letters are in a file of the spool. */
  boolean isSpooled() {
    return deadLetters.stream().anyMatch(SpooledDeadLetters::isInFile);
  }
}
