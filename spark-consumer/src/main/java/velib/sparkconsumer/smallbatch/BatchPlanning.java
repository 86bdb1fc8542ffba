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
 * Plans a batch that one task reads as a {@link OneTaskBatch}, where the state has one partition:
 * half a dozen operators of Spark's cost more than all they do for a snapshot ({@code
 * docs/decisions/0010}). Any other batch is planned as Spark does it.
 */
final class BatchPlanning extends SparkStrategy {
  private final SparkSession spark;
  private final TotalByPostcode totals;
  private StateStores stateStores;

  /**
   * Planning for one query.
   *
   * @param spark the session that the query is started in
   * @param totals what the query does with its state
   */
  BatchPlanning(SparkSession spark, TotalByPostcode totals) {
    this.spark = spark;
    this.totals = totals;
  }

  @Override
  public Seq<SparkPlan> apply(LogicalPlan plan) {
    if (!(plan instanceof BatchPlanRoot)) {
      return seq(List.of()); // planned by Spark's own strategies
    }
    LogicalPlan query = ((BatchPlanRoot) plan).child();
    return seq(List.of(oneTask(query).orElseGet(() -> planLater(query))));
  }

  /** Empty where Spark's operators are the ones for it. */
  private Optional<SparkPlan> oneTask(LogicalPlan query) {
    Optional<StreamingDataSourceV2Relation> source =
        find(query, StreamingDataSourceV2Relation.class)
            .filter(relation -> relation.endOffset().nonEmpty()); // or it is a batch without data
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

  /** Spark keeps it where it can be seen before it has it planned. */
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
