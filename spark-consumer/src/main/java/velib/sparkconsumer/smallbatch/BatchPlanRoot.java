package velib.sparkconsumer.smallbatch;

import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.streaming.StreamingRelationV2;
import scala.collection.Seq;
import velib.sparkconsumer.operator.PlanNode;

/**
 * The root of the query's logical plan. It does nothing to the rows. It says that the query is a
 * stream but that one batch of it is not, because Spark 3.2 plans everything that calls itself a
 * stream a second time, to describe it on its pages, and that takes as long as the first time
 * ({@code docs/decisions/0010}).
 */
final class BatchPlanRoot extends PlanNode {
  private static final long serialVersionUID = 1;

  BatchPlanRoot(LogicalPlan child) {
    super(child);
  }

  /** Whether this is the query itself, whose source does not have the offsets of a batch yet. */
  @Override
  public boolean isStreaming() {
    return child().find(StreamingRelationV2.class::isInstance).nonEmpty();
  }

  /** Keeps Spark from resolving a batch again: it is the analyzed query with offsets filled in. */
  @Override
  public boolean analyzed() {
    return super.analyzed() || !isStreaming();
  }

  @Override
  public Seq<Attribute> output() {
    return child().output();
  }

  @Override
  protected PlanNode above(LogicalPlan newChild) {
    return new BatchPlanRoot(newChild);
  }
}
