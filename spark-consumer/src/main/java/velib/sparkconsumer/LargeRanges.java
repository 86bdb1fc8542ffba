package velib.sparkconsumer;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.kafka010.KafkaBatchInputPartition;
import org.apache.spark.sql.kafka010.KafkaOffsetRange;

/**
 * Lets all cores read a backlog that stands in fewer partitions than there are cores. The order of
 * a station's messages is that of their positions, so it does not matter who reads which. A small
 * range stays whole: a second task costs more than it takes off the first.
 */
final class LargeRanges {
  private static final long LARGE = 50_000;

  private LargeRanges() {}

  static InputPartition[] split(KafkaBatchInputPartition[] ranges, int cores) {
    long messages = 0;
    for (KafkaBatchInputPartition range : ranges) {
      messages += size(range);
    }
    if (ranges.length >= cores || messages < 2 * LARGE) {
      return ranges;
    }
    long share = Math.max(LARGE, (messages + cores - 1) / cores);
    List<InputPartition> parts = new ArrayList<>();
    for (KafkaBatchInputPartition range : ranges) {
      int count = (int) Math.max(1, Math.round((double) size(range) / share));
      for (int part = 0; part < count; part++) {
        parts.add(part(range, part, count));
      }
    }
    return parts.toArray(new InputPartition[0]);
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

  private static long size(KafkaBatchInputPartition range) {
    return range.offsetRange().untilOffset() - range.offsetRange().fromOffset();
  }
}
