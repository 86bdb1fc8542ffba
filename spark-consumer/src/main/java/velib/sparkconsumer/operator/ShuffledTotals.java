package velib.sparkconsumer.operator;

import static scala.collection.JavaConverters.asScalaBuffer;

import java.util.List;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Ascending$;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.plans.physical.ClusteredDistribution;
import org.apache.spark.sql.catalyst.plans.physical.Distribution;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.metric.SQLMetric;
import scala.Option;
import scala.collection.Seq;

/**
 * The operator as Spark plans it for a batch of any size: Spark's shuffle brings each change to the
 * partition of its postcode, and sorts the changes of a partition, so a task holds those of one
 * postcode at a time.
 */
final class ShuffledTotals extends TotalsOperator {
  private static final long serialVersionUID = 1;

  ShuffledTotals(Definition definition, SparkPlan child) {
    super(definition, child);
  }

  @Override
  public Seq<Distribution> requiredChildDistribution() {
    return seq(
        new ClusteredDistribution(
            seq((Expression) group()), Option.apply(definition().statePartitions())));
  }

  @Override
  public Seq<Seq<SortOrder>> requiredChildOrdering() {
    return seq(
        seq(
            new SortOrder(
                group(), Ascending$.MODULE$, Ascending$.MODULE$.defaultNullOrdering(), seq())));
  }

  private Attribute group() {
    return child().output().head();
  }

  @Override
  protected RDD<InternalRow> changes() {
    return child().execute();
  }

  @Override
  protected boolean isSorted() {
    return true;
  }

  @Override
  protected SQLMetric rowsRead() {
    return null;
  }

  @Override
  protected TotalsOperator above(SparkPlan newChild) {
    return new ShuffledTotals(definition(), newChild);
  }

  @SafeVarargs
  private static <T> Seq<T> seq(T... elements) {
    return asScalaBuffer(List.of(elements)).toSeq();
  }
}
