package velib.sparkconsumer.operator;

import java.time.Duration;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.collection.Seq;

/**
 * The node of the query's logical plan that turns changes of stations into output rows: changed
 * totals, dead letters, tallies. {@link TotalsPlanning} plans it as a {@link TotalsOperator}.
 */
public final class TotalPerPostcode extends PlanNode {
  private static final long serialVersionUID = 1;

  private final Duration stationTtl;
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
    super(child);
    this.stationTtl = stationTtl;
    this.output = output;
  }

  Duration stationTtl() {
    return stationTtl;
  }

  @Override
  public Seq<Attribute> output() {
    return output;
  }

  @Override
  protected PlanNode above(LogicalPlan newChild) {
    return new TotalPerPostcode(stationTtl, newChild, output);
  }
}
