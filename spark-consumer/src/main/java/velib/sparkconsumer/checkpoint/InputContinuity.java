package velib.sparkconsumer.checkpoint;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Whether the input topic still holds what the checkpoint goes on from. A topic that was deleted
 * and created again, or whose retention took messages before they were read, does not.
 */
final class InputContinuity {
  private InputContinuity() {}

  /**
   * Compares where the checkpoint goes on with what the topic holds.
   *
   * @param checkpoint the offsets that the next batch begins at; empty in a new checkpoint
   * @param beginnings the first offset of each partition that the topic has
   * @param ends the offset behind the last message of each partition
   * @throws DataLoss when messages are missing; names each such partition
   */
  static void require(
      String checkpointDirectory,
      Map<TopicPartition, Long> checkpoint,
      Map<TopicPartition, Long> beginnings,
      Map<TopicPartition, Long> ends) {
    Map<String, String> faults = new TreeMap<>();
    checkpoint.forEach(
        (partition, next) -> {
          Long beginning = beginnings.get(partition);
          Long end = ends.get(partition);
          if (beginning == null || end == null) {
            faults.put(partition.toString(), "is gone");
          } else if (next < beginning) {
            faults.put(
                partition.toString(),
                String.format(
                    "begins at %d, the checkpoint goes on at %d: %d messages were deleted unread",
                    beginning, next, beginning - next));
          } else if (next > end) {
            faults.put(
                partition.toString(),
                String.format(
                    "ends at %d, the checkpoint goes on at %d: the topic was made anew or shortened",
                    end, next));
          }
        });
    if (!faults.isEmpty()) {
      throw new DataLoss(
          "The topic "
              + topics(checkpoint.keySet())
              + " does not hold what the checkpoint in "
              + checkpointDirectory
              + " goes on from: "
              + faults.entrySet().stream()
                  .map(fault -> "partition " + fault.getKey() + " " + fault.getValue())
                  .collect(Collectors.joining("; "))
              + ".");
    }
  }

  private static String topics(Set<TopicPartition> partitions) {
    return partitions.stream()
        .map(TopicPartition::topic)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
