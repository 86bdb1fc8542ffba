package velib.sparkconsumer.operator;

import java.io.Serializable;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.sql.execution.streaming.state.StateStore;
import org.apache.spark.sql.execution.streaming.state.StateStoreMetrics;

/** What a task reports about the state, under the names that Spark's operators use. */
final class StateMetrics implements Serializable {
  private static final long serialVersionUID = 1;

  private final SQLMetric outputRows;
  private final SQLMetric updatedRows;
  private final SQLMetric removedRows;
  private final SQLMetric totalRows;
  private final SQLMetric memory;
  private final SQLMetric commitMs;
  private final SQLMetric instances;

  StateMetrics(SparkPlan operator) {
    outputRows = operator.longMetric("numOutputRows");
    updatedRows = operator.longMetric("numUpdatedStateRows");
    removedRows = operator.longMetric("numRemovedStateRows");
    totalRows = operator.longMetric("numTotalStateRows");
    memory = operator.longMetric("stateMemory");
    commitMs = operator.longMetric("commitTimeMs");
    instances = operator.longMetric("numStateStoreInstances");
  }

  void outputRow() {
    outputRows.add(1);
  }

  void updated() {
    updatedRows.add(1);
  }

  void removed() {
    removedRows.add(1);
  }

  /**
   * Commits the store, and reports how long that took and what the store then holds.
   *
   * @param otherRows how many of the rows are not the state of a postcode
   */
  void commit(StateStore store, int otherRows) {
    long beginNs = System.nanoTime();
    store.commit();
    commitMs.add((System.nanoTime() - beginNs) / 1_000_000);
    StateStoreMetrics held = store.metrics(); // slow, as it measures the memory
    totalRows.add(held.numKeys() - otherRows);
    memory.add(held.memoryUsedBytes());
    instances.add(1);
  }
}
