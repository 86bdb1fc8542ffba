package velib.sparkconsumer.source;

import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.kafka010.KafkaBatchInputPartition;

/** The ranges of offsets that one task of a batch reads, one after another. */
final class TaskRanges implements InputPartition {
  private static final long serialVersionUID = 1;

  private final KafkaBatchInputPartition[] ranges;

  TaskRanges(KafkaBatchInputPartition... ranges) {
    this.ranges = ranges;
  }

  List<KafkaBatchInputPartition> ranges() {
    return List.of(ranges);
  }
}
