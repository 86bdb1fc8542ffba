package velib.sparkconsumer;

import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import velib.stationmodel.PostcodeRule;

/**
 * Parses the messages that a task reads and keeps of each station only the newest, before anything
 * goes through the shuffle: of a backlog of millions, a few thousand rows are left.
 */
final class NewestPerStation implements MapPartitionsFunction<Row, StationChange> {
  private static final long serialVersionUID = 1;

  /** The columns that it reads, in this order. */
  static final String[] COLUMNS = {
    "key", "value", "unix_millis(timestamp) AS timestampMs", "partition", "offset"
  };

  private final PostcodeRule rule;
  private final ExpiryClock clock;

  NewestPerStation(PostcodeRule rule, ExpiryClock clock) {
    this.rule = rule;
    this.clock = clock;
  }

  @Override
  public Iterator<StationChange> call(Iterator<Row> messages) {
    return new NewestPerStationIterator(messages, new MessageReader(rule), clock);
  }
}
