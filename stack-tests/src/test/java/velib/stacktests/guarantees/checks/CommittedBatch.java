package velib.stacktests.guarantees.checks;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One batch as its transaction committed it: the offsets that the results on the topic cover, those
 * that its checkpoint had read up to, and their metadata.
 */
public final class CommittedBatch {
  private static final Pattern READ = Pattern.compile("(.*) read=(\\d+)");
  private static final Pattern TALLY =
      Pattern.compile(" counted=(\\d+) superseded=(\\d+) expired=(\\d+) dead-letters=(\\d+)\\b");

  /** {@code queryId:batchId counted=12 superseded=3 expired=0 dead-letters=5}. */
  final String metadata;

  /** By input partition, the offset after the last message that the results cover. */
  final Map<Integer, Long> ends = new TreeMap<>();

  /**
   * By input partition, the offset after the last message that was read. A new checkpoint over old
   * results has read less than these cover, and says so at the end of a partition's metadata.
   */
  private final Map<Integer, Long> read = new TreeMap<>();

  private CommittedBatch(String metadata) {
    this.metadata = metadata;
  }

  /** The batch that a partition's committed metadata names. */
  static CommittedBatch of(String partitionMetadata) {
    Matcher read = READ.matcher(partitionMetadata);
    return new CommittedBatch(read.matches() ? read.group(1) : partitionMetadata);
  }

  boolean isSameAs(CommittedBatch other) {
    return metadata.equals(other.metadata);
  }

  /** Takes what was committed for one partition. */
  void take(int partition, long end, String partitionMetadata) {
    Matcher progress = READ.matcher(partitionMetadata);
    ends.put(partition, end);
    read.put(partition, progress.matches() ? Long.parseLong(progress.group(2)) : end);
  }

  /** The number of messages that the checkpoint had read. */
  long messages() {
    return read.values().stream().mapToLong(Long::longValue).sum();
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
    return metadata + " at " + ends + (read.equals(ends) ? "" : ", read up to " + read);
  }
}
