package velib.sparkconsumer.operator;

import static scala.collection.JavaConverters.asScalaBuffer;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.SparkStrategy;
import org.apache.spark.sql.execution.streaming.IncrementalExecution;
import org.apache.spark.sql.execution.streaming.StatefulOperatorStateInfo;
import org.apache.spark.sql.execution.streaming.StreamExecution;
import org.apache.spark.sql.execution.streaming.StreamingQueryWrapper;
import scala.collection.Seq;

/**
 * Plans {@link TotalPerPostcode}. A strategy is how Spark lets a program add operators of its own.
 *
 * <p>Not thread-safe: the query's thread plans all batches.
 */
public final class TotalsPlanning extends SparkStrategy {
  private final SparkSession spark;
  private StateStores stateStores;

  /**
   * Creates the strategy for one query.
   *
   * @param spark the session that the query is started in
   */
  public TotalsPlanning(SparkSession spark) {
    this.spark = spark;
  }

  @Override
  public Seq<SparkPlan> apply(LogicalPlan plan) {
    if (!(plan instanceof TotalPerPostcode)) {
      return seq(List.of()); // leaves it to other strategies
    }
    TotalPerPostcode totals = (TotalPerPostcode) plan;
    return seq(List.of(new ShuffledTotals(definition(totals), planLater(totals.child()))));
  }

  /** Returns what the operator needs to run the batch that Spark is planning. */
  public TotalsOperator.Definition definition(TotalPerPostcode totals) {
    IncrementalExecution batch = batchThatIsPlanned();
    if (stateStores == null || !stateStores.areOf(batch.sparkSession())) {
      stateStores = new StateStores(batch.sparkSession());
    }
    return new TotalsOperator.Definition(
        totals.output(),
        totals.retention(),
        stateStores,
        new StatefulOperatorStateInfo(
            batch.checkpointLocation(),
            batch.runId(),
            0,
            batch.currentBatchId(),
            batch.numStateStores()));
  }

  /** Returns the batch that Spark is planning, which it stores as the last one beforehand. */
  private IncrementalExecution batchThatIsPlanned() {
    String query = spark.sparkContext().getLocalProperty(StreamExecution.QUERY_ID_KEY());
    return ((StreamingQueryWrapper) spark.streams().get(query)).streamingQuery().lastExecution();
  }

  private static <T> Seq<T> seq(List<T> list) {
    return asScalaBuffer(list).toSeq();
  }
}
