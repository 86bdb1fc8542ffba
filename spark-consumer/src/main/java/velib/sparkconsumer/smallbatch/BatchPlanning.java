package velib.sparkconsumer.smallbatch;

import static scala.collection.JavaConverters.asScalaBuffer;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.EventTimeWatermark;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.SparkStrategy;
import org.apache.spark.sql.execution.datasources.v2.StreamingDataSourceV2Relation;
import org.apache.spark.sql.execution.streaming.EventTimeWatermarkExec;
import org.apache.spark.sql.execution.streaming.IncrementalExecution;
import org.apache.spark.sql.execution.streaming.StatefulOperatorStateInfo;
import org.apache.spark.sql.execution.streaming.StreamExecution;
import org.apache.spark.sql.execution.streaming.StreamingQueryWrapper;
import scala.Option;
import scala.collection.Seq;
import velib.sparkconsumer.totals.TotalByPostcode;

/**
 * Plans a batch as a {@link OneTaskBatch} if one task reads it and the state has one partition. For
 * a snapshot, half a dozen of Spark's operators cost more than the work that they do ({@code
 * docs/decisions/0010}). Spark plans every other batch in its own way.
 *
 * <p>Not thread-safe: the query's thread plans all batches.
 */
final class BatchPlanning extends SparkStrategy {
  private final SparkSession spark;
  private final TotalByPostcode totals;
  private StateStores stateStores;

  /**
   * Creates the strategy for one query.
   *
   * @param spark the session that the query is started in
   * @param totals the function that the query applies to its state
   */
  BatchPlanning(SparkSession spark, TotalByPostcode totals) {
    this.spark = spark;
    this.totals = totals;
  }

  @Override
  public Seq<SparkPlan> apply(LogicalPlan plan) {
    if (!(plan instanceof BatchPlanRoot)) {
      return seq(List.of()); // leaves it to Spark's own strategies
    }
    LogicalPlan query = ((BatchPlanRoot) plan).child();
    return seq(List.of(oneTask(query).orElseGet(() -> planLater(query))));
  }

  /** Plans the batch as one operator; empty if Spark's own operators have to do it. */
  private Optional<SparkPlan> oneTask(LogicalPlan query) {
    Optional<StreamingDataSourceV2Relation> source =
        find(query, StreamingDataSourceV2Relation.class)
            .filter(relation -> relation.endOffset().nonEmpty()); // empty in a batch without data
    if (source.isEmpty()) {
      return Optional.empty();
    }
    IncrementalExecution batch = batchThatIsPlanned();
    if (batch.numStateStores() != 1 || tasks(source.get()) != 1) {
      return Optional.empty();
    }
    if (stateStores == null || !stateStores.areOf(batch.sparkSession())) {
      stateStores = new StateStores(batch.sparkSession());
    }
    EventTimeWatermark watermark = find(query, EventTimeWatermark.class).orElseThrow();
    OneTaskBatch.Definition definition =
        new OneTaskBatch.Definition(
            query.output(),
            totals,
            stateStores,
            new StatefulOperatorStateInfo(
                batch.checkpointLocation(), batch.runId(), 0, batch.currentBatchId(), 1),
            batch.offsetSeqMetadata());
    return Optional.of(
        new OneTaskBatch(
            definition,
            new EventTimeWatermarkExec(
                watermark.eventTime(), watermark.delay(), planLater(watermark.child()))));
  }

  /** Returns the batch that Spark is planning, which it stores as the last one beforehand. */
  private IncrementalExecution batchThatIsPlanned() {
    String query = spark.sparkContext().getLocalProperty(StreamExecution.QUERY_ID_KEY());
    return ((StreamingQueryWrapper) spark.streams().get(query)).streamingQuery().lastExecution();
  }

  private static int tasks(StreamingDataSourceV2Relation source) {
    return ((MicroBatchStream) source.stream())
        .planInputPartitions(source.startOffset().get(), source.endOffset().get())
        .length;
  }

  private static <T> Optional<T> find(LogicalPlan plan, Class<T> kind) {
    Option<LogicalPlan> found = plan.find(kind::isInstance);
    return found.isEmpty() ? Optional.empty() : Optional.of(kind.cast(found.get()));
  }

  private static <T> Seq<T> seq(List<T> list) {
    return asScalaBuffer(list).toSeq();
  }
}
