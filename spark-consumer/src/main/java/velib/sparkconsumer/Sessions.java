package velib.sparkconsumer;

import java.time.Duration;
import org.apache.spark.sql.SparkSession;
import velib.settings.Settings;
import velib.sparkconsumer.checkpoint.LocalCheckpointFiles;

/** Opens the Spark session that the job runs in. */
final class Sessions {
  /** How long a stop waits for the query once it was interrupted. */
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

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
            // How Spark's pages describe each batch.
            .config(
                "spark.sql.ui.explainMode",
                settings.get(SparkConsumerSettings.SPARK_UI) ? "formatted" : "simple")
            .config("spark.ui.port", settings.get(SparkConsumerSettings.SPARK_UI_PORT))
            // Whoever opens Spark's pages may look, but not end a job or a stage.
            .config("spark.ui.killEnabled", false)
            .config("spark.sql.session.timeZone", "UTC")
            // Off anyway for a streaming query, but then Spark logs a warning.
            .config("spark.sql.adaptive.enabled", false)
            // The way by default asks through a consumer, may wait for ever, and cannot be
            // interrupted. This one asks through an admin client, whose calls have a deadline.
            .config("spark.sql.streaming.kafka.useDeprecatedOffsetFetching", false)
            // A query that Kafka holds up does not see that it is interrupted.
            .config("spark.sql.streaming.stopTimeout", STOP_TIMEOUT.toMillis())
            // A progress bar on the terminal would break up the log line of each batch.
            .config("spark.ui.showConsoleProgress", false);
    if (master.startsWith("local")) {
      // Driver and executor are one process: nothing outside has to find it by its host name.
      builder
          .config("spark.driver.host", "localhost")
          .config("spark.driver.bindAddress", "127.0.0.1");
    }
    if (LocalCheckpointFiles.isLocal(settings.get(SparkConsumerSettings.CHECKPOINT_DIR))) {
      builder.config(
          "spark.sql.streaming.checkpointFileManagerClass", LocalCheckpointFiles.class.getName());
    }
    return builder.getOrCreate();
  }
}
