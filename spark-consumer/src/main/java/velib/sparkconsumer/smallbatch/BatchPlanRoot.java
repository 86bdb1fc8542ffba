package velib.sparkconsumer.smallbatch;

import static scala.collection.JavaConverters.asScalaBuffer;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.streaming.StreamingRelationV2;
import scala.Function1;
import scala.collection.IndexedSeq;
import scala.collection.Seq;

/**
 * The root of the query's logical plan. It does nothing to the rows. It says that the query is a
 * stream but that one batch of it is not, because Spark 3.2 plans everything that calls itself a
 * stream a second time, to describe it on its pages, and that takes as long as the first time
 * ({@code docs/decisions/0010}).
 */
final class BatchPlanRoot extends LogicalPlan {
  private static final long serialVersionUID = 1;

  private final LogicalPlan child;

  BatchPlanRoot(LogicalPlan child) {
    this.child = child;
  }

  LogicalPlan child() {
    return child;
  }

  /** Whether this is the query itself, whose source does not have the offsets of a batch yet. */
  @Override
  public boolean isStreaming() {
    return child.find(StreamingRelationV2.class::isInstance).nonEmpty();
  }

  /** Keeps Spark from resolving a batch again: it is the analyzed query with offsets filled in. */
  @Override
  public boolean analyzed() {
    return super.analyzed() || !isStreaming();
  }

  @Override
  public Seq<Attribute> output() {
    return child.output();
  }

  // In Scala, the compiler would generate the rest for an operator with one child.

  @Override
  public Seq<LogicalPlan> children() {
    return asScalaBuffer(List.of(child)).toSeq();
  }

  @Override
  public LogicalPlan mapChildren(Function1<LogicalPlan, LogicalPlan> change) {
    LogicalPlan changed = change.apply(child);
    return changed == child ? this : new BatchPlanRoot(changed);
  }

  @Override
  public LogicalPlan withNewChildrenInternal(IndexedSeq<LogicalPlan> children) {
    return new BatchPlanRoot(children.head());
  }

  @Override
  public LogicalPlan clone() {
    return new BatchPlanRoot(child.clone());
  }

  @Override
  public int productArity() {
    return 1;
  }

  @Override
  public Object productElement(int index) {
    return child;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof BatchPlanRoot;
  }
}
