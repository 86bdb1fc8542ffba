package velib.sparkconsumer;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.plans.logical.AppendColumns;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ReturnAnswer;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.connector.read.streaming.Offset;
import org.apache.spark.sql.execution.AppendColumnsExec;
import org.apache.spark.sql.execution.CoalesceExec;
import org.apache.spark.sql.execution.LocalTableScanExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.SparkStrategy;
import org.apache.spark.sql.execution.datasources.v2.StreamingDataSourceV2Relation;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Spares Spark two things when it plans a batch ({@code docs/decisions/0010}).
 *
 * <p>A batch that one task reads stays with that task: Spark's watermark operator does not say that
 * it keeps its input's partitions, so that a shuffle would follow where none is needed.
 *
 * <p>And a batch is planned once. Spark 3.2 plans each batch of a stream again to describe it for
 * its pages, which takes as long as running it.
 */
final class BatchPlanning extends SparkStrategy {
  private final boolean describes;
  private List<Object> plannedLast = List.of();

  /**
   * Planning for one query.
   *
   * @param describes whether there is somebody to read the description
   */
  BatchPlanning(boolean describes) {
    this.describes = describes;
  }

  @Override
  public Seq<SparkPlan> apply(LogicalPlan plan) {
    if (plan instanceof ReturnAnswer && !describes && wasPlanned(plan)) {
      return seq(List.of(new LocalTableScanExec(plan.output(), seq(List.of()))));
    }
    if (plan instanceof AppendColumns && isOneTasks(plan)) {
      AppendColumns keys = (AppendColumns) plan;
      SparkPlan planned =
          new AppendColumnsExec(
              keys.func(), keys.deserializer(), keys.serializer(), planLater(keys.child()));
      return seq(List.of(new CoalesceExec(1, planned)));
    }
    return seq(List.of()); // whatever else is planned by Spark's own strategies
  }

  /** Whether this batch of this run of the query was planned just before, to be run. */
  private boolean wasPlanned(LogicalPlan plan) {
    Optional<StreamingDataSourceV2Relation> source = source(plan);
    if (source.isEmpty()) {
      return false; // a batch without data
    }
    List<Object> batch = List.of(source.get().stream(), source.get().endOffset().get());
    boolean again = batch.equals(plannedLast);
    plannedLast = batch;
    return again;
  }

  private static boolean isOneTasks(LogicalPlan plan) {
    return source(plan).filter(source -> shares(source) == 1).isPresent();
  }

  private static int shares(StreamingDataSourceV2Relation source) {
    Offset start = source.startOffset().get();
    Offset end = source.endOffset().get();
    return ((MicroBatchStream) source.stream()).planInputPartitions(start, end).length;
  }

  private static Optional<StreamingDataSourceV2Relation> source(LogicalPlan plan) {
    return JavaConverters.seqAsJavaList(plan.collectLeaves()).stream()
        .filter(StreamingDataSourceV2Relation.class::isInstance)
        .map(StreamingDataSourceV2Relation.class::cast)
        .filter(source -> source.endOffset().nonEmpty())
        .findFirst();
  }

  private static <T> Seq<T> seq(List<T> list) {
    return JavaConverters.asScalaBuffer(list).toSeq();
  }
}
