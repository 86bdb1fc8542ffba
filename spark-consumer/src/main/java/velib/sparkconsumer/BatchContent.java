package velib.sparkconsumer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;

/**
 * What one batch gives: results by postcode, dead letters in source order, and the count of all.
 */
final class BatchContent {
  /** Postcode to result message; in the order in which they are published. */
  final TreeMap<String, byte[]> results = new TreeMap<>();

  final List<DeadLetter> deadLetters = new ArrayList<>();
  final Tally tally = new Tally();

  /**
   * Runs the batch: one action over all its partitions. Fewer would leave state uncommitted, and
   * the next batch could not go on from it.
   */
  static BatchContent of(Dataset<Outcome> outcomes) {
    BatchContent content = new BatchContent();
    outcomes.collectAsList().forEach(content::take);
    content.deadLetters.sort(
        Comparator.<DeadLetter>comparingInt(letter -> letter.partition)
            .thenComparingLong(letter -> letter.offset));
    return content;
  }

  /** How many dead letters there are of each reason. */
  Map<String, Integer> deadLettersByReason() {
    Map<String, Integer> counts = new TreeMap<>();
    deadLetters.forEach(letter -> counts.merge(letter.reason, 1, Integer::sum));
    return counts;
  }

  private void take(Outcome outcome) {
    switch (outcome.getKind()) {
      case Outcome.RESULT:
        results.put(outcome.getKey(), outcome.getBody());
        break;
      case Outcome.DEAD_LETTER:
        deadLetters.add(Binary.read(outcome.getBody(), DeadLetter::read));
        break;
      default:
        tally.add(Binary.read(outcome.getBody(), Tally::read));
    }
  }
}
