package velib.sparkconsumer.operator;

import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.streaming.StatefulOperatorStateInfo;
import org.apache.spark.sql.execution.streaming.state.StateStore;
import scala.collection.Iterator;
import scala.collection.Seq;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** Computes the output rows of a {@link OneTaskBatch} from its changes and its state. */
final class TotalsRdd extends RDD<InternalRow> {
  private static final long serialVersionUID = 1;
  private static final ClassTag<InternalRow> ROWS = ClassTag$.MODULE$.apply(InternalRow.class);

  private final StateStores stateStores;
  private final StatefulOperatorStateInfo state;
  private final TotalsTask task;

  TotalsRdd(
      RDD<InternalRow> changes,
      StateStores stateStores,
      StatefulOperatorStateInfo state,
      TotalsTask task) {
    super(changes, ROWS);
    this.stateStores = stateStores;
    this.state = state;
    this.task = task;
  }

  @Override
  public Partition[] getPartitions() {
    return this.<InternalRow>firstParent(ROWS).partitions();
  }

  @Override
  public Seq<String> getPreferredLocations(Partition partition) {
    return stateStores.locations(state, partition.index());
  }

  @Override
  public Iterator<InternalRow> compute(Partition partition, TaskContext context) {
    StateStore store = stateStores.open(state, partition.index());
    context.addTaskCompletionListener(
        ended -> {
          if (!store.hasCommitted()) {
            store.abort();
          }
        });
    return task.apply(store, this.<InternalRow>firstParent(ROWS).iterator(partition, context));
  }
}
