package velib.sparkconsumer.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.kafka010.KafkaBatchInputPartition;
import org.apache.spark.sql.kafka010.KafkaOffsetRange;

/**
 * Divides what a batch reads among its tasks, with the same number of messages for each. Each task
 * returns the clocks of what it has read, so it does not matter which task reads which.
 *
 * <p>A small batch is read by one task, however many partitions it comes from. A second task would
 * cost more than it saves, and with one task the batch can be a {@code OneTaskBatch} if the state
 * has one partition too. A backlog is read by all cores, however few partitions it comes from and
 * however uneven they are, because a core that finished early would wait for the others.
 */
final class TaskRangePlanner {
  /** A task with fewer messages would not be worth its cost. */
  private static final long LEAST_PER_TASK = 50_000;

  private TaskRangePlanner() {}

  static InputPartition[] of(List<KafkaBatchInputPartition> ranges, int cores) {
    long messages = ranges.stream().mapToLong(TaskRangePlanner::size).sum();
    long tasks = Math.max(1, Math.min(cores, messages / LEAST_PER_TASK));
    // By partition, which is also the order in which dead letters are published.
    List<KafkaBatchInputPartition> inOrder =
        ranges.stream()
            .sorted(Comparator.comparingInt(TaskRangePlanner::partition))
            .collect(Collectors.toList());
    InputPartition[] planned = new InputPartition[(int) tasks];
    for (int task = 0; task < tasks; task++) {
      planned[task] = rangesOf(inOrder, messages * task / tasks, messages * (task + 1) / tasks);
    }
    return planned;
  }

  /** Cuts the messages {@code from} to {@code until} out of all ranges laid end to end. */
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
