package velib.sparkconsumer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;

/**
 * What one batch gives: results by postcode, dead letters in source order, and the count of all.
 * Closing it removes what was put aside.
 */
final class BatchContent implements AutoCloseable {
  /** Postcode to result message; in the order in which they are published. */
  final TreeMap<String, byte[]> results = new TreeMap<>();

  /** How many dead letters there are of each reason. */
  final TreeMap<String, Long> deadLettersByReason = new TreeMap<>();

  final Tally tally = new Tally();
  private final List<SpooledLetters> deadLetters = new ArrayList<>();
  private final String spoolDirectory;

  private BatchContent(String spoolDirectory) {
    this.spoolDirectory = spoolDirectory;
  }

  /**
   * Puts together what the tasks of a batch gave.
   *
   * @param spoolDirectory where many dead letters were put aside until they are written
   */
  static BatchContent of(List<TaskContent> tasks, String spoolDirectory) {
    BatchContent content = new BatchContent(spoolDirectory);
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

  @Override
  public void close() throws IOException {
    if (deadLetters.stream().anyMatch(SpooledLetters::isInFile)) {
      removeSpool(spoolDirectory);
    }
  }

  /** Removes what was put aside, by this batch or by one that a crash cut short. */
  static void removeSpool(String spoolDirectory) throws IOException {
    SpooledLetters.fileSystem(spoolDirectory).delete(new Path(spoolDirectory), true);
  }
}
