package velib.sparkconsumer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.kafka010.KafkaBatchInputPartition;
import org.apache.spark.sql.kafka010.KafkaOffsetRange;

/**
 * Divides what a batch reads among its tasks. The order of a station's messages is that of their
 * positions, so it does not matter who reads which.
 *
 * <p>A small batch is one task's, however many partitions it stands in: a second task costs more
 * than it takes off the first, and where the state has one partition as well, the batch is a {@link
 * OneTaskBatch}. A backlog is read by all cores, however few partitions it stands in.
 */
final class TaskShares {
  private static final long LARGE = 50_000;

  private TaskShares() {}

  static InputPartition[] of(List<KafkaBatchInputPartition> ranges, int cores) {
    long messages = ranges.stream().mapToLong(TaskShares::size).sum();
    if (messages < 2 * LARGE) {
      return new InputPartition[] {
        new TaskShare(
            ranges.stream()
                .sorted(Comparator.comparingInt(TaskShares::partition)) // as dead letters go out
                .toArray(KafkaBatchInputPartition[]::new))
      };
    }
    List<InputPartition> shares = new ArrayList<>();
    long share = Math.max(LARGE, (messages + cores - 1) / cores);
    for (KafkaBatchInputPartition range : ranges) {
      int count =
          ranges.size() >= cores ? 1 : (int) Math.max(1, Math.round((double) size(range) / share));
      for (int part = 0; part < count; part++) {
        shares.add(new TaskShare(part(range, part, count)));
      }
    }
    return shares.toArray(InputPartition[]::new);
  }

  private static KafkaBatchInputPartition part(
      KafkaBatchInputPartition range, int part, int count) {
    KafkaOffsetRange whole = range.offsetRange();
    long from = whole.fromOffset() + size(range) * part / count;
    long until = whole.fromOffset() + size(range) * (part + 1) / count;
    return new KafkaBatchInputPartition(
        new KafkaOffsetRange(whole.topicPartition(), from, until, whole.preferredLoc()),
        range.executorKafkaParams(),
        range.pollTimeoutMs(),
        range.failOnDataLoss(),
        range.includeHeaders());
  }

  private static int partition(KafkaBatchInputPartition range) {
    return range.offsetRange().topicPartition().partition();
  }

  private static long size(KafkaBatchInputPartition range) {
    return range.offsetRange().untilOffset() - range.offsetRange().fromOffset();
  }
}
