package velib.sparkconsumer.sink;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import velib.sparkconsumer.operator.TotalsPlanning;

/**
 * How the query's batches are planned and run. There are two ways: Spark's own ({@link
 * SparkBatches}) and one that is faster for small batches. Both compute the same and keep the state
 * in the same form, so a checkpoint may be resumed with either.
 */
public interface BatchEngine {
  /**
   * Prepares a session. Called before any query is started in it.
   *
   * @param totals plans the query's state
   */
  void prepare(SparkSession spark, TotalsPlanning totals);

  /** Returns the plan to start the query with, given its analyzed plan. */
  LogicalPlan root(LogicalPlan query);

  /**
   * Runs every task of a batch once, by the plan it already has: any other action on the dataset
   * would plan it again.
   *
   * @return the output of each task
   */
  TaskContent[] run(Dataset<Row> batch, TaskContent.Collector collector);
}
