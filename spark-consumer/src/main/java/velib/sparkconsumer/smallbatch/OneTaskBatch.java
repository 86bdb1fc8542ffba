package velib.sparkconsumer.smallbatch;

import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.datasources.v2.MicroBatchScanExec;
import org.apache.spark.sql.execution.metric.SQLMetric;
import velib.sparkconsumer.operator.TotalsOperator;

/**
 * The plan of a batch that one task reads, with one state partition. The rows of the source go
 * straight to the state, without a shuffle and without any of Spark's operators in between.
 */
public final class OneTaskBatch extends TotalsOperator {
  private static final long serialVersionUID = 1;

  /**
   * Creates the operator above its input.
   *
   * @param child Spark's plan of the source; of it only the scan is run
   */
  OneTaskBatch(Definition definition, SparkPlan child) {
    super(definition, child);
  }

  @Override
  protected RDD<InternalRow> changes() {
    return scan().inputRDD();
  }

  @Override
  protected boolean isSorted() {
    return false;
  }

  @Override
  protected SQLMetric rowsRead() {
    return scan().longMetric("numOutputRows");
  }

  private MicroBatchScanExec scan() {
    return (MicroBatchScanExec) child().collectLeaves().head();
  }

  @Override
  protected TotalsOperator above(SparkPlan newChild) {
    return new OneTaskBatch(definition(), newChild);
  }
}
