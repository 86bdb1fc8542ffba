package velib.sparkconsumer.operator;

import static scala.collection.JavaConverters.asScalaBuffer;

import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.sql.execution.streaming.StateStoreWriter;
import org.apache.spark.sql.execution.streaming.StatefulOperatorStateInfo;
import scala.Function1;
import scala.Option;
import scala.collection.IndexedSeq;
import scala.collection.Seq;
import scala.collection.immutable.Map;
import velib.stationmodel.StationRetention;

/**
 * The operator that keeps the totals: it applies the changes of a batch to the state of their
 * postcodes. Its subclasses differ in how the changes get to a task.
 *
 * <p>Spark's own {@code flatMapGroupsWithState} cannot judge by the newest message of the batch
 * whether a station is gone: each of its calls sees one group, and the watermark that makes it call
 * a silent group is that of the batch before ({@code docs/decisions/0012}). State store, checkpoint
 * and the names of all metrics are Spark's, and the state's rows have the form that {@code
 * flatMapGroupsWithState} gave them in earlier versions.
 */
public abstract class TotalsOperator extends SparkPlan implements StateStoreWriter {
  private static final long serialVersionUID = 1;

  private final transient Definition definition;
  private final transient SparkPlan child;
  private transient Map<String, SQLMetric> metrics;

  /** The part of the operator that stays the same when Spark copies the tree of the plan. */
  public static final class Definition {
    private final Seq<Attribute> output;
    private final StationRetention retention;
    private final StateStores stateStores;
    private final StatefulOperatorStateInfo stateInfo;

    Definition(
        Seq<Attribute> output,
        StationRetention retention,
        StateStores stateStores,
        StatefulOperatorStateInfo stateInfo) {
      this.output = output;
      this.retention = retention;
      this.stateStores = stateStores;
      this.stateInfo = stateInfo;
    }

    /** How many partitions the state has. */
    public int statePartitions() {
      return stateInfo.numPartitions();
    }
  }

  /** Creates the operator above its input. */
  protected TotalsOperator(Definition definition, SparkPlan child) {
    this.definition = definition;
    this.child = child;
  }

  /** The changes, as rows of {@code StationChangeRow}: one partition for each of the state. */
  protected abstract RDD<InternalRow> changes();

  /** Whether the rows of {@link #changes} are sorted by their groups. */
  protected abstract boolean isSorted();

  /** Where the rows read are counted; null if Spark's own operators count them. */
  protected abstract SQLMetric rowsRead();

  /** The same operator above another input. */
  protected abstract TotalsOperator above(SparkPlan newChild);

  /** What stays the same when the operator is copied. */
  protected final Definition definition() {
    return definition;
  }

  /** The operator's input. */
  protected final SparkPlan child() {
    return child;
  }

  @Override
  public RDD<InternalRow> doExecute() {
    TotalsTask task =
        new TotalsTask(
            definition.retention,
            new OutputColumns(schema()),
            isSorted(),
            rowsRead(),
            new StateMetrics(this));
    return new TotalsRdd(changes(), definition.stateStores, definition.stateInfo, task);
  }

  @Override
  public Seq<Attribute> output() {
    return definition.output;
  }

  @Override
  public Option<StatefulOperatorStateInfo> stateInfo() {
    return Option.apply(definition.stateInfo);
  }

  @Override
  public Map<String, SQLMetric> metrics() {
    if (metrics == null) {
      metrics = StateStoreWriter.super.metrics();
    }
    return metrics;
  }

  // In Scala, the compiler would generate the rest for an operator with one child.

  @Override
  public Seq<SparkPlan> children() {
    return asScalaBuffer(List.of(child)).toSeq();
  }

  @Override
  public SparkPlan mapChildren(Function1<SparkPlan, SparkPlan> change) {
    SparkPlan changed = change.apply(child);
    return changed == child ? this : above(changed);
  }

  @Override
  public SparkPlan withNewChildrenInternal(IndexedSeq<SparkPlan> children) {
    return above(children.head());
  }

  @Override
  public SparkPlan clone() {
    return above(child.clone());
  }

  /** Scala's trait calls the superclass through this, which Java's compiler does not generate. */
  public SparkContext
      org$apache$spark$sql$execution$streaming$StateStoreWriter$$super$sparkContext() {
    return sparkContext();
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
    return other != null && other.getClass() == getClass();
  }
}
