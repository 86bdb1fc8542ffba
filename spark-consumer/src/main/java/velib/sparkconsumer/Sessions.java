package velib.sparkconsumer;

import static scala.collection.JavaConverters.seqAsJavaList;

import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.scheduler.LiveListenerBus;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.optimizer.Optimizer;
import velib.settings.Settings;

/** Opens the Spark session that the job runs in. */
final class Sessions {
  private Sessions() {}

  static SparkSession open(Settings settings) {
    String master = settings.get(SparkConsumerSettings.SPARK_MASTER);
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName("velib-spark-consumer")
            .master(master)
            .config(
                "spark.sql.shuffle.partitions",
                settings.get(SparkConsumerSettings.SPARK_SHUFFLE_PARTITIONS))
            .config("spark.ui.enabled", settings.get(SparkConsumerSettings.SPARK_UI))
            // How each batch is described, to whoever looks at Spark's pages.
            .config(
                "spark.sql.ui.explainMode",
                settings.get(SparkConsumerSettings.SPARK_UI) ? "formatted" : "simple")
            .config("spark.ui.port", settings.get(SparkConsumerSettings.SPARK_UI_PORT))
            .config("spark.sql.session.timeZone", "UTC")
            // Spark switches it off for a streaming query anyway, with a warning.
            .config("spark.sql.adaptive.enabled", false)
            // What is left of a batch for Spark's operators is too little for code of its own: to
            // write it down takes longer, at each batch, than to do without.
            .config("spark.sql.codegen.wholeStage", false)
            .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
            // The log line of a batch says how it went; a bar on the terminal would break it up.
            .config("spark.ui.showConsoleProgress", false);
    if (master.startsWith("local")) {
      // Driver and executor are one process: nothing outside has to find it by a name.
      builder
          .config("spark.driver.host", "localhost")
          .config("spark.driver.bindAddress", "127.0.0.1");
    }
    boolean localFiles =
        LocalCheckpointFiles.isLocal(settings.get(SparkConsumerSettings.CHECKPOINT_DIR));
    if (localFiles) {
      builder.config(
          "spark.sql.streaming.checkpointFileManagerClass", LocalCheckpointFiles.class.getName());
    }
    SparkSession spark = builder.getOrCreate();
    if (localFiles) {
      HadoopDefaults.leaveOut(spark.sparkContext().hadoopConfiguration());
    }
    leaveOutOptimizer(spark);
    if (!settings.get(SparkConsumerSettings.SPARK_UI)) {
      leaveOutStatus(spark);
    }
    return spark;
  }

  /** Leaves out what collects for Spark's pages whatever happens, where nobody can see them. */
  private static void leaveOutStatus(SparkSession spark) {
    LiveListenerBus bus = spark.sparkContext().listenerBus();
    bus.removeListener(spark.sparkContext().statusStore().listener().get());
    bus.removeListener(spark.sharedState().statusStore().listener().get());
  }

  /**
   * Leaves out every rule of the optimizer that may be: the query has no column too many and no
   * expression that could be simpler, and each batch is optimized anew.
   */
  private static void leaveOutOptimizer(SparkSession spark) {
    Optimizer optimizer = spark.sessionState().optimizer();
    Set<String> rules = new TreeSet<>();
    seqAsJavaList(optimizer.batches())
        .forEach(batch -> seqAsJavaList(batch.rules()).forEach(rule -> rules.add(rule.ruleName())));
    rules.removeAll(seqAsJavaList(optimizer.nonExcludableRules()));
    spark.conf().set("spark.sql.optimizer.excludedRules", String.join(",", rules));
  }
}
