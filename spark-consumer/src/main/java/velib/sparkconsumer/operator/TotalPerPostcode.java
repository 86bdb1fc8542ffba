package velib.sparkconsumer.operator;

import static scala.collection.JavaConverters.asScalaBuffer;

import java.time.Duration;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.Function1;
import scala.collection.IndexedSeq;
import scala.collection.Seq;

/**
 * The node of the query's logical plan that turns changes of stations into output rows: changed
 * totals, dead letters, tallies. {@link TotalsPlanning} plans it as a {@link TotalsOperator}.
 */
public final class TotalPerPostcode extends LogicalPlan {
  private static final long serialVersionUID = 1;

  private final Duration stationTtl;
  private final LogicalPlan child;
  private final Seq<Attribute> output;

  /**
   * Creates the node.
   *
   * @param stationTtl after which time without a message a station is gone
   * @param child gives the rows of {@code StationChangeRow}
   */
  public TotalPerPostcode(Duration stationTtl, LogicalPlan child) {
    this(stationTtl, child, OutputColumns.attributes());
  }

  private TotalPerPostcode(Duration stationTtl, LogicalPlan child, Seq<Attribute> output) {
    this.stationTtl = stationTtl;
    this.child = child;
    this.output = output;
  }

  Duration stationTtl() {
    return stationTtl;
  }

  /** The plan of the changes. */
  public LogicalPlan child() {
    return child;
  }

  @Override
  public Seq<Attribute> output() {
    return output;
  }

  // In Scala, the compiler would generate the rest for an operator with one child.

  @Override
  public Seq<LogicalPlan> children() {
    return asScalaBuffer(List.of(child)).toSeq();
  }

  @Override
  public LogicalPlan mapChildren(Function1<LogicalPlan, LogicalPlan> change) {
    LogicalPlan changed = change.apply(child);
    return changed == child ? this : new TotalPerPostcode(stationTtl, changed, output);
  }

  @Override
  public LogicalPlan withNewChildrenInternal(IndexedSeq<LogicalPlan> children) {
    return new TotalPerPostcode(stationTtl, children.head(), output);
  }

  @Override
  public LogicalPlan clone() {
    return new TotalPerPostcode(stationTtl, child.clone(), output);
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
    return other instanceof TotalPerPostcode;
  }
}
