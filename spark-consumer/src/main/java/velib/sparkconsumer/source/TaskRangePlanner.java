package velib.sparkconsumer.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.kafka010.KafkaBatchInputPartition;
import org.apache.spark.sql.kafka010.KafkaOffsetRange;

/**
 * Divides what a batch reads among its tasks, so many messages to each. The order of a station's
 * messages is that of their positions, so it does not matter who reads which.
 *
 * <p>A small batch is one task's, however many partitions it stands in: a second task costs more
 * than it takes off the first, and where the state has one partition as well, the batch is a {@code
 * OneTaskBatch}. A backlog is read by all cores, however few partitions it stands in and however
 * unlike they are: a core that is done early would wait for the others.
 */
final class TaskRangePlanner {
  private static final long LEAST = 50_000;

  private TaskRangePlanner() {}

  static InputPartition[] of(List<KafkaBatchInputPartition> ranges, int cores) {
    long messages = ranges.stream().mapToLong(TaskRangePlanner::size).sum();
    long tasks = Math.max(1, Math.min(cores, messages / LEAST));
    List<KafkaBatchInputPartition> inOrder =
        ranges.stream()
            .sorted(Comparator.comparingInt(TaskRangePlanner::partition)) // as dead letters go out
            .collect(Collectors.toList());
    InputPartition[] planned = new InputPartition[(int) tasks];
    for (int task = 0; task < tasks; task++) {
      planned[task] = rangesOf(inOrder, messages * task / tasks, messages * (task + 1) / tasks);
    }
    return planned;
  }

  /** What stands from one place to another where the partitions follow one another. */
  private static TaskRanges rangesOf(List<KafkaBatchInputPartition> ranges, long from, long until) {
    List<KafkaBatchInputPartition> parts = new ArrayList<>();
    long before = 0;
    for (KafkaBatchInputPartition range : ranges) {
      long size = size(range);
      long begin = Math.max(0, from - before);
      long end = Math.min(size, until - before);
      if (begin < end) {
        parts.add(part(range, begin, end));
      }
      before += size;
    }
    return new TaskRanges(parts.toArray(KafkaBatchInputPartition[]::new));
  }

  private static KafkaBatchInputPartition part(
      KafkaBatchInputPartition range, long begin, long end) {
    KafkaOffsetRange whole = range.offsetRange();
    return new KafkaBatchInputPartition(
        new KafkaOffsetRange(
            whole.topicPartition(),
            whole.fromOffset() + begin,
            whole.fromOffset() + end,
            whole.preferredLoc()),
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
