package velib.sparkconsumer.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The batch that was written last, by whichever checkpoint, and the input offsets it ended at. */
public final class LastWrittenBatch {
  private final BatchMarker marker;
  private final Map<TopicPartition, Long> ends;

  public LastWrittenBatch(BatchMarker marker, Map<TopicPartition, Long> ends) {
    this.marker = marker;
    this.ends = Map.copyOf(ends);
  }

  /** The marker that was committed with the batch. */
  public BatchMarker marker() {
    return marker;
  }

  /** For each input partition, the offset after the last message that the batch covers. */
  public Map<TopicPartition, Long> ends() {
    return ends;
  }

  /**
   * Reads the last batch from the group's committed offsets; empty if they name none.
   *
   * <p>All partitions carry the same marker, unless somebody has set one of them back by hand.
   */
  public static Optional<LastWrittenBatch> of(Map<TopicPartition, OffsetAndMetadata> committed) {
    BatchMarker last = null;
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (Map.Entry<TopicPartition, OffsetAndMetadata> partition : committed.entrySet()) {
      OffsetAndMetadata offset = partition.getValue();
      BatchMarker marker =
          offset == null ? null : BatchMarker.parse(offset.metadata()).orElse(null);
      if (marker == null || (last != null && marker.batchId() < last.batchId())) {
        continue;
      }
      if (last != null && marker.batchId() > last.batchId()) {
        ends.clear();
      }
      last = marker;
      ends.put(partition.getKey(), offset.offset());
    }
    return last == null ? Optional.empty() : Optional.of(new LastWrittenBatch(last, ends));
  }
}
