package velib.sparkconsumer.source;

import java.time.Duration;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import velib.sparkconsumer.totals.NewestPerStation;
import velib.stationmodel.PostcodeRule;

/** Creates the reader of each task. Spark sends the factory to the executors. */
final class StationChangeReaderFactory implements PartitionReaderFactory {
  private static final long serialVersionUID = 1;

  private final PostcodeRule rule;
  private final Duration stationTtl;
  private final List<String> clockGroups;

  StationChangeReaderFactory(PostcodeRule rule, Duration stationTtl, List<String> clockGroups) {
    this.rule = rule;
    this.stationTtl = stationTtl;
    this.clockGroups = clockGroups;
  }

  @Override
  public PartitionReader<InternalRow> createReader(InputPartition ranges) {
    return new StationChangeReader(
        new KafkaMessages(((TaskRanges) ranges).ranges()),
        new NewestPerStation(rule, stationTtl, clockGroups));
  }
}
