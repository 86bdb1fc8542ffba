package velib.sparkconsumer.operator;

import static scala.collection.JavaConverters.asScalaBuffer;

import java.util.List;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.Function1;
import scala.collection.IndexedSeq;
import scala.collection.Seq;

/**
 * A node of a logical plan with one child: what Scala's compiler would generate for a subclass of
 * Spark's {@code UnaryNode}, which Java cannot extend.
 */
public abstract class PlanNode extends LogicalPlan {
  private static final long serialVersionUID = 1;

  private final LogicalPlan child;

  /** Creates the node above its child. */
  protected PlanNode(LogicalPlan child) {
    this.child = child;
  }

  /** The plan of the node's input. */
  public final LogicalPlan child() {
    return child;
  }

  /** The same node above another child. */
  protected abstract PlanNode above(LogicalPlan newChild);

  @Override
  public final Seq<LogicalPlan> children() {
    return asScalaBuffer(List.of(child)).toSeq();
  }

  @Override
  public final LogicalPlan mapChildren(Function1<LogicalPlan, LogicalPlan> change) {
    LogicalPlan changed = change.apply(child);
    return changed == child ? this : above(changed);
  }

  @Override
  public final LogicalPlan withNewChildrenInternal(IndexedSeq<LogicalPlan> children) {
    return above(children.head());
  }

  @Override
  public final LogicalPlan clone() {
    return above(child.clone());
  }

  @Override
  public final int productArity() {
    return 1;
  }

  @Override
  public final Object productElement(int index) {
    return child;
  }

  @Override
  public final boolean canEqual(Object other) {
    return other != null && other.getClass() == getClass();
  }
}
