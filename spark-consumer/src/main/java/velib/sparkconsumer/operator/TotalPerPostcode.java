package velib.sparkconsumer.operator;

import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.collection.Seq;
import velib.stationmodel.StationRetention;

/**
 * The node of the query's logical plan that turns changes of stations into output rows: changed
 * totals, dead letters, tallies. {@link TotalsPlanning} plans it as a {@link TotalsOperator}.
 */
public final class TotalPerPostcode extends PlanNode {
  private static final long serialVersionUID = 1;

  private final StationRetention retention;
  private final Seq<Attribute> output;

  /**
   * Creates the node.
   *
   * @param retention for how long and how many of a postcode stations are kept
   * @param child gives the rows of {@code StationChangeRow}
   */
  public TotalPerPostcode(StationRetention retention, LogicalPlan child) {
    this(retention, child, OutputColumns.attributes());
  }

  private TotalPerPostcode(StationRetention retention, LogicalPlan child, Seq<Attribute> output) {
    super(child);
    this.retention = retention;
    this.output = output;
  }

  StationRetention retention() {
    return retention;
  }

  @Override
  public Seq<Attribute> output() {
    return output;
  }

  @Override
  protected PlanNode above(LogicalPlan newChild) {
    return new TotalPerPostcode(retention, newChild, output);
  }
}
