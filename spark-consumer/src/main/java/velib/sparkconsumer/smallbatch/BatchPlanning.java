package velib.sparkconsumer.smallbatch;

import static scala.collection.JavaConverters.asScalaBuffer;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.SparkStrategy;
import org.apache.spark.sql.execution.datasources.v2.StreamingDataSourceV2Relation;
import scala.Option;
import scala.collection.Seq;
import velib.sparkconsumer.operator.TotalPerPostcode;
import velib.sparkconsumer.operator.TotalsOperator;
import velib.sparkconsumer.operator.TotalsPlanning;

/**
 * Plans a batch as a {@link OneTaskBatch} if one task reads it and the state has one partition. For
 * a snapshot, half a dozen of Spark's operators cost more than the work that they do ({@code
 * docs/decisions/0010}). Spark plans every other batch in its own way.
 *
 * <p>Not thread-safe: the query's thread plans all batches.
 */
final class BatchPlanning extends SparkStrategy {
  private final TotalsPlanning totals;

  /**
   * Creates the strategy for one query.
   *
   * @param totals what plans the query's state otherwise
   */
  BatchPlanning(TotalsPlanning totals) {
    this.totals = totals;
  }

  @Override
  public Seq<SparkPlan> apply(LogicalPlan plan) {
    if (!(plan instanceof BatchPlanRoot)) {
      return seq(List.of()); // leaves it to other strategies
    }
    LogicalPlan query = ((BatchPlanRoot) plan).child();
    return seq(List.of(oneTask(query).orElseGet(() -> planLater(query))));
  }

  /** Plans the batch as one operator; empty if it needs a shuffle. */
  private Optional<SparkPlan> oneTask(LogicalPlan query) {
    Optional<StreamingDataSourceV2Relation> source =
        find(query, StreamingDataSourceV2Relation.class)
            .filter(relation -> relation.endOffset().nonEmpty()); // empty in a batch without data
    if (source.isEmpty() || tasks(source.get()) != 1) {
      return Optional.empty();
    }
    TotalPerPostcode node = find(query, TotalPerPostcode.class).orElseThrow();
    TotalsOperator.Definition definition = totals.definition(node);
    return definition.statePartitions() == 1
        ? Optional.of(new OneTaskBatch(definition, planLater(node.child())))
        : Optional.empty();
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
