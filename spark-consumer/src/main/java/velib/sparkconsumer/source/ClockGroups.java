package velib.sparkconsumer.source;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Murmur3HashFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import velib.sparkconsumer.totals.StationChange;

/**
 * Names of groups, one for each partition of the state, that Spark's shuffle sends to that
 * partition. Each partition has to know the clocks of everything that the batch has read, and the
 * shuffle sends a row to one partition only, by the hash of its group.
 */
final class ClockGroups {
  /** The seed with which Spark's {@code HashPartitioning} hashes. */
  private static final int SEED = 42;

  private ClockGroups() {}

  static List<String> of(int partitions) {
    List<String> groups = new ArrayList<>();
    for (int partition = 0; partition < partitions; partition++) {
      groups.add(group(partition, partitions));
    }
    return List.copyOf(groups);
  }

  private static String group(int partition, int partitions) {
    for (int attempt = 0; ; attempt++) {
      String group = StationChange.CLOCKS + attempt;
      if (partitionOf(group, partitions) == partition) {
        return group;
      }
    }
  }

  static int partitionOf(String group, int partitions) {
    long hash = Murmur3HashFunction.hash(UTF8String.fromString(group), DataTypes.StringType, SEED);
    return Math.floorMod((int) hash, partitions);
  }
}
