package velib.sparkconsumer;

import static scala.collection.JavaConverters.asScalaBuffer;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.EventTimeWatermark;
import org.apache.spark.sql.catalyst.plans.logical.FlatMapGroupsWithState;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ReturnAnswer;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.execution.LocalTableScanExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.SparkStrategy;
import org.apache.spark.sql.execution.datasources.v2.StreamingDataSourceV2Relation;
import org.apache.spark.sql.execution.streaming.EventTimeWatermarkExec;
import org.apache.spark.sql.execution.streaming.IncrementalExecution;
import org.apache.spark.sql.execution.streaming.StatefulOperatorStateInfo;
import org.apache.spark.sql.execution.streaming.StreamExecution;
import org.apache.spark.sql.execution.streaming.StreamingQueryWrapper;
import org.apache.spark.sql.types.StructType$;
import scala.Option;
import scala.collection.Seq;

/**
 * Spares Spark two things when it plans a batch ({@code docs/decisions/0010}).
 *
 * <p>A batch that one task reads becomes a {@link OneTaskBatch}, where the state has one partition:
 * half a dozen operators of Spark's cost more than all they do for a snapshot. Any other batch is
 * planned as Spark does it.
 *
 * <p>And a batch is planned once. Spark 3.2 plans each batch of a stream again to describe it for
 * its pages, which takes as long as the first time.
 */
final class BatchPlanning extends SparkStrategy {
  private final SparkSession spark;
  private final TotalByPostcode totals;
  private final boolean describes;
  private List<Object> plannedLast = List.of();

  /**
   * Planning for one query.
   *
   * @param spark the session that the query is started in
   * @param totals what the query does with its state
   * @param describes whether there is somebody to read the description
   */
  BatchPlanning(SparkSession spark, TotalByPostcode totals, boolean describes) {
    this.spark = spark;
    this.totals = totals;
    this.describes = describes;
  }

  @Override
  public Seq<SparkPlan> apply(LogicalPlan plan) {
    if (plan instanceof ReturnAnswer) {
      Optional<StreamingDataSourceV2Relation> source =
          find(plan, StreamingDataSourceV2Relation.class)
              .filter(relation -> relation.endOffset().nonEmpty());
      if (source.isPresent()) { // or else it is a batch without data
        return seq(batch(plan, source.get()));
      }
    }
    return seq(List.of()); // planned by Spark's own strategies
  }

  private List<SparkPlan> batch(LogicalPlan plan, StreamingDataSourceV2Relation source) {
    if (wasPlanned(source)) {
      return describes ? List.of() : List.of(new LocalTableScanExec(plan.output(), seq(List.of())));
    }
    IncrementalExecution batch = batchThatIsPlanned();
    if (batch.numStateStores() != 1 || shares(source) != 1) {
      return List.of();
    }
    EventTimeWatermark watermark = find(plan, EventTimeWatermark.class).orElseThrow();
    FlatMapGroupsWithState state = find(plan, FlatMapGroupsWithState.class).orElseThrow();
    OneTaskBatch.Definition definition =
        new OneTaskBatch.Definition(
            plan.output(),
            new StateRows(StructType$.MODULE$.fromAttributes(state.groupingAttributes())),
            totals,
            new StatefulOperatorStateInfo(
                batch.checkpointLocation(), batch.runId(), 0, batch.currentBatchId(), 1),
            batch.offsetSeqMetadata());
    return List.of(
        new OneTaskBatch(
            definition,
            new EventTimeWatermarkExec(
                watermark.eventTime(), watermark.delay(), planLater(watermark.child()))));
  }

  /** Whether this batch of this run of the query was planned just before, to be run. */
  private boolean wasPlanned(StreamingDataSourceV2Relation source) {
    List<Object> batch = List.of(source.stream(), source.endOffset().get());
    boolean again = batch.equals(plannedLast);
    plannedLast = batch;
    return again;
  }

  /** Spark keeps it where it can be seen before it has it planned. */
  private IncrementalExecution batchThatIsPlanned() {
    String query = spark.sparkContext().getLocalProperty(StreamExecution.QUERY_ID_KEY());
    return ((StreamingQueryWrapper) spark.streams().get(query)).streamingQuery().lastExecution();
  }

  private static int shares(StreamingDataSourceV2Relation source) {
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
