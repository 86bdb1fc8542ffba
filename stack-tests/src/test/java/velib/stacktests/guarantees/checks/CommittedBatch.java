package velib.stacktests.guarantees.checks;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One batch as its transaction committed it: the offsets it had read up to, and their metadata. */
public final class CommittedBatch {
  private static final Pattern TALLY =
      Pattern.compile(" counted=(\\d+) superseded=(\\d+) expired=(\\d+) dead-letters=(\\d+)\\b");

  /** {@code queryId:batchId counted=12 superseded=3 expired=0 dead-letters=5}. */
  final String metadata;

  /** By input partition, the offset after the last message that was read. */
  final Map<Integer, Long> ends = new TreeMap<>();

  CommittedBatch(String metadata) {
    this.metadata = metadata;
  }

  long messages() {
    return ends.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Counted, superseded, expired and dead letters since the checkpoint began; null if missing. */
  long[] tally() {
    Matcher tally = TALLY.matcher(metadata);
    if (!tally.find()) {
      return null;
    }
    long[] numbers = new long[tally.groupCount()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Long.parseLong(tally.group(i + 1));
    }
    return numbers;
  }

  @Override
  public String toString() {
    return metadata + " at " + ends;
  }
}
