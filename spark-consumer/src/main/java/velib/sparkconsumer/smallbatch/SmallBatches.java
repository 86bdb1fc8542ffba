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
import velib.sparkconsumer.operator.TotalsPlanning;
import velib.sparkconsumer.sink.BatchEngine;
import velib.sparkconsumer.sink.SparkBatches;
import velib.sparkconsumer.sink.TaskContent;

/**
 * The fast path for small batches: planned once, as one operator, and run as one task. Larger
 * batches take Spark's own path. {@code docs/decisions/0010} says what each part of this is worth.
 */
public final class SmallBatches implements BatchEngine {
  private static final Logger LOG = LoggerFactory.getLogger(SmallBatches.class);

  private static final String EXCLUDED_RULES = "spark.sql.optimizer.excludedRules";

  private final BatchEngine large = new SparkBatches();
  private final boolean localCheckpoint;

  /**
   * Creates the engine.
   *
   * @param localCheckpoint whether the checkpoint is a folder on this machine
   */
  public SmallBatches(boolean localCheckpoint) {
    this.localCheckpoint = localCheckpoint;
  }

  @Override
  public void prepare(SparkSession spark, TotalsPlanning totals) {
    List<SparkStrategy> strategies = List.of(new BatchPlanning(totals), totals);
    spark.experimental().extraStrategies_$eq(asScalaBuffer(strategies).toSeq());
    leaveOutOptimizer(spark);
    if (localCheckpoint) {
      HadoopDefaults.leaveOut(spark.sparkContext().hadoopConfiguration());
    }
    if (spark.sparkContext().ui().isEmpty()) {
      leaveOutStatus(spark);
    }
    LOG.info("Small batches are one task, run {}", whereATaskRuns(spark.sparkContext()));
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

  /** Not with Spark's pages on: they show jobs, and only what the scheduler runs is a job. */
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
   * Turns off every rule of the optimizer that may be turned off. The query has no column that it
   * does not need and no expression that could be simpler, but Spark optimizes each batch again.
   */
  private static void leaveOutOptimizer(SparkSession spark) {
    Optimizer optimizer = spark.sessionState().optimizer();
    Set<String> rules = new TreeSet<>();
    seqAsJavaList(optimizer.batches())
        .forEach(batch -> seqAsJavaList(batch.rules()).forEach(rule -> rules.add(rule.ruleName())));
    rules.removeIf(rule -> !rule.startsWith("org.apache.spark.")); // what others have added stays
    rules.removeAll(seqAsJavaList(optimizer.nonExcludableRules()));
    // Those that are left out already are no longer among the optimizer's.
    rules.addAll(List.of(spark.conf().get(EXCLUDED_RULES, "").split(",")));
    rules.remove("");
    spark.conf().set(EXCLUDED_RULES, String.join(",", rules));
  }

  /** Removes the listeners that collect data for Spark's pages even if the pages are off. */
  private static void leaveOutStatus(SparkSession spark) {
    LiveListenerBus bus = spark.sparkContext().listenerBus();
    bus.removeListener(spark.sparkContext().statusStore().listener().get());
    bus.removeListener(spark.sharedState().statusStore().listener().get());
  }
}
