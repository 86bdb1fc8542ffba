package velib.sparkconsumer.sink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import velib.sparkconsumer.totals.DeadLetter;
import velib.sparkconsumer.totals.MessageTally;

/** The output of one batch: results by postcode, dead letters in source order, and counts. */
public final class BatchContent {
  private final TreeMap<String, byte[]> results = new TreeMap<>();
  private final TreeMap<String, Long> deadLettersByReason = new TreeMap<>();
  private final MessageTally tally = new MessageTally();
  private final List<SpooledDeadLetters> deadLetters = new ArrayList<>();

  private BatchContent() {}

  /** Combines the output of a batch's tasks. */
  public static BatchContent of(List<TaskContent> tasks) {
    BatchContent content = new BatchContent();
    tasks.forEach(content::add);
    return content;
  }

  private void add(TaskContent task) {
    results.putAll(task.results); // each postcode belongs to one task
    task.deadLettersByReason.forEach(
        (reason, count) -> deadLettersByReason.merge(reason, count, Long::sum));
    tally.add(task.tally);
    deadLetters.add(task.deadLetters());
  }

  /** The result messages by postcode, in the order in which they are published. */
  public TreeMap<String, byte[]> results() {
    return results;
  }

  /** The number of dead letters by reason. */
  public TreeMap<String, Long> deadLettersByReason() {
    return deadLettersByReason;
  }

  /** How many messages were counted, superseded, expired and dead letters. */
  public MessageTally tally() {
    return tally;
  }

  /** Returns the first dead letter in source order, or null if there is none. */
  DeadLetter firstDeadLetter() throws IOException {
    try (DeadLettersInOrder letters = deadLetters()) {
      return letters.next();
    }
  }

  /** Opens the dead letters, to be read one at a time. */
  DeadLettersInOrder deadLetters() throws IOException {
    return new DeadLettersInOrder(deadLetters);
  }

  /** Whether any dead letters are in a spool file. */
  boolean isSpooled() {
    return deadLetters.stream().anyMatch(SpooledDeadLetters::isInFile);
  }
}
