package velib.sparkconsumer.smallbatch;

import static scala.collection.JavaConverters.asScalaBuffer;

import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.datasources.v2.MicroBatchScanExec;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.sql.execution.streaming.EventTimeWatermarkExec;
import org.apache.spark.sql.execution.streaming.OffsetSeqMetadata;
import org.apache.spark.sql.execution.streaming.StateStoreWriter;
import org.apache.spark.sql.execution.streaming.StatefulOperatorStateInfo;
import scala.Function1;
import scala.Option;
import scala.collection.IndexedSeq;
import scala.collection.Seq;
import scala.collection.immutable.Map;
import velib.sparkconsumer.sink.OutputColumns;
import velib.sparkconsumer.totals.TotalByPostcode;

/**
 * The plan of a batch that one task reads, with one state partition. This one operator does what
 * Spark's operators for watermark, grouping, state and encoding do together. State store,
 * checkpoint, watermark and the names of all metrics are Spark's, so batches that Spark plans in
 * its own way can come before and after this one.
 */
public final class OneTaskBatch extends SparkPlan implements StateStoreWriter {
  private static final long serialVersionUID = 1;

  private final transient Definition definition;
  private final transient SparkPlan child;
  private transient Map<String, SQLMetric> metrics;

  /** The part of the operator that stays the same when Spark copies the tree of the plan. */
  static final class Definition {
    final Seq<Attribute> output;
    final TotalByPostcode totals;
    final StateStores stateStores;
    final StatefulOperatorStateInfo stateInfo;
    final OffsetSeqMetadata batch;

    Definition(
        Seq<Attribute> output,
        TotalByPostcode totals,
        StateStores stateStores,
        StatefulOperatorStateInfo stateInfo,
        OffsetSeqMetadata batch) {
      this.output = output;
      this.totals = totals;
      this.stateStores = stateStores;
      this.stateInfo = stateInfo;
      this.batch = batch;
    }
  }

  /**
   * Creates the operator above its input.
   *
   * @param child Spark's watermark operator over the source; it is not run, but Spark reads the
   *     watermark and the number of input rows from it
   */
  OneTaskBatch(Definition definition, SparkPlan child) {
    this.definition = definition;
    this.child = child;
  }

  @Override
  public RDD<InternalRow> doExecute() {
    MicroBatchScanExec scan = (MicroBatchScanExec) child.collectLeaves().head();
    TotalsTask task =
        new TotalsTask(
            definition.totals,
            new OutputColumns(schema()),
            definition.batch.batchTimestampMs(),
            definition.batch.batchWatermarkMs(),
            ((EventTimeWatermarkExec) child).eventTimeStats(),
            scan.longMetric("numOutputRows"),
            new StateMetrics(this));
    return new TotalsRdd(scan.inputRDD(), definition.stateStores, definition.stateInfo, task);
  }

  @Override
  public Seq<Attribute> output() {
    return definition.output;
  }

  @Override
  public Option<StatefulOperatorStateInfo> stateInfo() {
    return Option.apply(definition.stateInfo);
  }

  /** Another batch runs if the watermark has advanced, so that stations expire without new data. */
  @Override
  public boolean shouldRunAnotherBatch(OffsetSeqMetadata next) {
    return next.batchWatermarkMs() > definition.batch.batchWatermarkMs();
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
    return changed == child ? this : new OneTaskBatch(definition, changed);
  }

  @Override
  public SparkPlan withNewChildrenInternal(IndexedSeq<SparkPlan> children) {
    return new OneTaskBatch(definition, children.head());
  }

  @Override
  public SparkPlan clone() {
    return new OneTaskBatch(definition, child.clone());
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
    return other instanceof OneTaskBatch;
  }
}
