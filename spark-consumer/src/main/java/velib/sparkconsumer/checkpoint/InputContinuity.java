package velib.sparkconsumer.checkpoint;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Checks whether the input topic still holds what the checkpoint resumes from. It does not if it
 * was deleted and recreated, or if its retention deleted messages before they were read.
 */
final class InputContinuity {
  private InputContinuity() {}

  /**
   * Compares the offsets of the checkpoint with those of the topic.
   *
   * @param checkpoint the offsets at which the next batch begins; empty in a new checkpoint
   * @param beginnings the first offset of each partition that the topic has
   * @param ends the offset after the last message of each partition
   * @throws DataLoss if messages are missing; names each partition that lacks some
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
            faults.put(partition.toString(), "no longer exists");
          } else if (next < beginning) {
            faults.put(
                partition.toString(),
                String.format(
                    Locale.ROOT,
                    "begins at offset %d, the checkpoint resumes at %d: %d messages were deleted"
                        + " unread",
                    beginning,
                    next,
                    beginning - next));
          } else if (next > end) {
            faults.put(
                partition.toString(),
                String.format(
                    Locale.ROOT,
                    "ends at offset %d, the checkpoint resumes at %d: the topic was recreated or"
                        + " cut short",
                    end,
                    next));
          }
        });
    if (!faults.isEmpty()) {
      throw new DataLoss(
          "The topic "
              + topics(checkpoint.keySet())
              + " no longer holds what the checkpoint in "
              + checkpointDirectory
              + " resumes from: "
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
