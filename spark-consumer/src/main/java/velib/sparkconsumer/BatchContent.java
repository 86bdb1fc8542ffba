package velib.sparkconsumer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What one batch gives: results by postcode, dead letters in source order, and counts of all. */
final class BatchContent {
  /** Postcode to result message; in the order in which they are published. */
  final TreeMap<String, byte[]> results = new TreeMap<>();

  /** How many dead letters there are of each reason. */
  final TreeMap<String, Long> deadLettersByReason = new TreeMap<>();

  final Tally tally = new Tally();
  private final List<SpooledLetters> deadLetters = new ArrayList<>();

  private BatchContent() {}

  /** Puts together what the tasks of a batch gave. */
  static BatchContent of(List<TaskContent> tasks) {
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
    return deadLetters.stream().anyMatch(SpooledLetters::isInFile);
  }
}
