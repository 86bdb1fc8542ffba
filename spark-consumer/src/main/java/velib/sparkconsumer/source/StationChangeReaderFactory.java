package velib.sparkconsumer.source;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import velib.sparkconsumer.totals.NewestPerStation;
import velib.stationmodel.ExpiryClock;
import velib.stationmodel.PostcodeRule;

/** Creates the reader of each task. Spark sends the factory to the executors. */
final class StationChangeReaderFactory implements PartitionReaderFactory {
  private static final long serialVersionUID = 1;

  private final PostcodeRule rule;
  private final ExpiryClock clock;

  StationChangeReaderFactory(PostcodeRule rule, ExpiryClock clock) {
    this.rule = rule;
    this.clock = clock;
  }

  @Override
  public PartitionReader<InternalRow> createReader(InputPartition ranges) {
    return new StationChangeReader(
        new KafkaMessages(((TaskRanges) ranges).ranges()), new NewestPerStation(rule, clock));
  }
}
