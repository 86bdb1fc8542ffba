package velib.sparkconsumer.smallbatch;

import static scala.collection.JavaConverters.asScalaBuffer;
import static scala.collection.JavaConverters.seqAsJavaList;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.LiveListenerBus;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.optimizer.Optimizer;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.SparkStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import velib.sparkconsumer.sink.BatchEngine;
import velib.sparkconsumer.sink.SparkBatches;
import velib.sparkconsumer.sink.TaskContent;
import velib.sparkconsumer.totals.TotalByPostcode;

/**
 * The fast way for small batches: planned once and as one operator, run as one task. A larger batch
 * goes Spark's own way. {@code docs/decisions/0010} says what each part of it is worth.
 */
public final class SmallBatches implements BatchEngine {
  private static final Logger log = LoggerFactory.getLogger(SmallBatches.class);

  private final BatchEngine large = new SparkBatches();
  private final boolean localCheckpoint;

  /**
   * Creates the engine.
   *
   * @param localCheckpoint whether the checkpoint is a folder of this machine
   */
  public SmallBatches(boolean localCheckpoint) {
    this.localCheckpoint = localCheckpoint;
  }

  @Override
  public void prepare(SparkSession spark, TotalByPostcode totals) {
    List<SparkStrategy> strategies = List.of(new BatchPlanning(spark, totals));
    spark.experimental().extraStrategies_$eq(asScalaBuffer(strategies).toSeq());
    leaveOutCodeGeneration(spark);
    leaveOutOptimizer(spark);
    if (localCheckpoint) {
      HadoopDefaults.leaveOut(spark.sparkContext().hadoopConfiguration());
    }
    if (spark.sparkContext().ui().isEmpty()) {
      leaveOutStatus(spark);
    }
    log.info("small batches are one task, run {}", whereATaskRuns(spark.sparkContext()));
  }

  @Override
  public LogicalPlan root(LogicalPlan query) {
    return new BatchPlanRoot(query);
  }

  @Override
  public TaskContent[] run(Dataset<Row> batch, TaskContent.Collector collector) {
    boolean isOneTask = batch.queryExecution().executedPlan() instanceof OneTaskBatch;
    if (isOneTask && runsOnTheQuerysThread(batch.sparkSession().sparkContext())) {
      return new TaskContent[] {LocalExecution.run(batch.queryExecution().toRdd(), collector)};
    }
    return large.run(batch, collector);
  }

  /** Spark's pages show jobs, and there is a job only for what the scheduler runs. */
  private static boolean runsOnTheQuerysThread(SparkContext spark) {
    return spark.isLocal() && spark.ui().isEmpty();
  }

  private static String whereATaskRuns(SparkContext spark) {
    if (runsOnTheQuerysThread(spark)) {
      return "on the query's own thread";
    }
    return spark.isLocal()
        ? "by Spark's scheduler, because Spark's pages are on and show its jobs"
        : "by Spark's scheduler on an executor";
  }

  /**
   * What is left of a batch for Spark's operators is too little for generated code: to write that
   * code takes longer, at each batch, than to do without.
   */
  private static void leaveOutCodeGeneration(SparkSession spark) {
    spark.conf().set("spark.sql.codegen.wholeStage", false);
    spark.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
  }

  /**
   * Leaves out every rule of the optimizer that may be: the query has no column too many and no
   * expression that could be simpler, and each batch is optimized again.
   */
  private static void leaveOutOptimizer(SparkSession spark) {
    Optimizer optimizer = spark.sessionState().optimizer();
    Set<String> rules = new TreeSet<>();
    seqAsJavaList(optimizer.batches())
        .forEach(batch -> seqAsJavaList(batch.rules()).forEach(rule -> rules.add(rule.ruleName())));
    rules.removeIf(rule -> !rule.startsWith("org.apache.spark.")); // what others have added stays
    rules.removeAll(seqAsJavaList(optimizer.nonExcludableRules()));
    spark.conf().set("spark.sql.optimizer.excludedRules", String.join(",", rules));
  }

  /** Leaves out what collects for Spark's pages even when there are none. */
  private static void leaveOutStatus(SparkSession spark) {
    LiveListenerBus bus = spark.sparkContext().listenerBus();
    bus.removeListener(spark.sparkContext().statusStore().listener().get());
    bus.removeListener(spark.sharedState().statusStore().listener().get());
  }
}
