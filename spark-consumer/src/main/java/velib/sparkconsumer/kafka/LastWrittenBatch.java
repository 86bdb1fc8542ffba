package velib.sparkconsumer.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The batch that was written last, by whichever checkpoint, as the group's committed offsets say
 * it. The offset of a partition is what the results on the topic cover. While a new checkpoint is
 * still reading what older results cover, it has read less: then the metadata ends with {@code
 * read=} and the offset it has read up to.
 */
public final class LastWrittenBatch {
  private static final Pattern READ = Pattern.compile("(.*) read=([0-9]{1,18})");

  private final BatchMarker marker;
  private final Map<TopicPartition, Long> ends;
  private final Map<TopicPartition, Long> covered;

  /**
   * Describes a batch.
   *
   * @param ends for each input partition, the offset after the last message that was read
   * @param covered for each of these partitions, the offset after the last message that the results
   *     on the topic cover
   */
  public LastWrittenBatch(
      BatchMarker marker, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> covered) {
    this.marker = marker;
    this.ends = Map.copyOf(ends);
    this.covered = Map.copyOf(covered);
  }

  /** The marker that was committed with the batch. */
  public BatchMarker marker() {
    return marker;
  }

  /** For each input partition, the offset after the last message that the checkpoint has read. */
  public Map<TopicPartition, Long> ends() {
    return ends;
  }

  /** For each input partition, the offset after the last message that the results cover. */
  public Map<TopicPartition, Long> covered() {
    return covered;
  }

  /** Whether the results of this batch are held, because those on the topic cover more. */
  public boolean isHeld() {
    return !ends.equals(covered);
  }

  /** Returns what to commit for the group. */
  public Map<TopicPartition, OffsetAndMetadata> toOffsets() {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    covered.forEach(
        (partition, offset) -> {
          long read = ends.get(partition);
          String metadata = read == offset ? marker.toString() : marker + " read=" + read;
          offsets.put(partition, new OffsetAndMetadata(offset, metadata));
        });
    return offsets;
  }

  /**
   * Reads the last batch from the group's committed offsets; empty if they name none.
   *
   * <p>All partitions carry the same marker, unless somebody has set one of them back by hand.
   */
  public static Optional<LastWrittenBatch> of(Map<TopicPartition, OffsetAndMetadata> committed) {
    BatchMarker last = null;
    Map<TopicPartition, Long> ends = new HashMap<>();
    Map<TopicPartition, Long> covered = new HashMap<>();
    for (Map.Entry<TopicPartition, OffsetAndMetadata> partition : committed.entrySet()) {
      OffsetAndMetadata offset = partition.getValue();
      BatchMarker marker = offset == null ? null : markerOf(offset);
      if (marker == null || (last != null && marker.batchId() < last.batchId())) {
        continue;
      }
      if (last != null && marker.batchId() > last.batchId()) {
        ends.clear();
        covered.clear();
      }
      last = marker;
      ends.put(partition.getKey(), readUpTo(offset));
      covered.put(partition.getKey(), offset.offset());
    }
    return last == null ? Optional.empty() : Optional.of(new LastWrittenBatch(last, ends, covered));
  }

  private static BatchMarker markerOf(OffsetAndMetadata offset) {
    Matcher read = READ.matcher(offset.metadata());
    return BatchMarker.parse(read.matches() ? read.group(1) : offset.metadata()).orElse(null);
  }

  /** The offset up to which a partition was read, whatever the results on the topic cover. */
  static long readUpTo(OffsetAndMetadata committed) {
    Matcher read = READ.matcher(committed.metadata());
    return read.matches() ? Long.parseLong(read.group(2)) : committed.offset();
  }
}
