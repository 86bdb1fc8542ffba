package velib.sparkconsumer;

import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import velib.settings.ExitStatus;
import velib.settings.Settings;
import velib.sparkconsumer.checkpoint.CheckpointLock;
import velib.sparkconsumer.checkpoint.Refusal;
import velib.sparkconsumer.sink.BatchListener;
import velib.sparkconsumer.sink.BatchLog;
import velib.sparkconsumer.telemetry.ConsumerTelemetry;

/**
 * The streaming job: keeps the total of available bikes for every postcode. {@link TotalsQuery} is
 * its data flow.
 *
 * <p>Started by Spark's own submit class. Exit status 143 after a signal, {@link
 * ExitStatus#BAD_SETTINGS} for bad settings, {@link ExitStatus#REFUSED} if a person has to act
 * first, 1 for anything unforeseen.
 */
public final class SparkConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(SparkConsumer.class);

  /** Runs before Spark's own hook, which would stop the context under a running batch. */
  private static final int BEFORE_SPARK = 100;

  /** The status that a JVM gives itself after SIGTERM. */
  private static final int AFTER_A_SIGNAL = 143;

  private SparkConsumer() {}

  /** Runs the job until a signal stops it. */
  public static void main(String[] args) throws Exception {
    Settings settings = Settings.readOrExit(SparkConsumerSettings.ALL, SparkConsumerSettings.RULES);
    try {
      run(new ConsumerRun(settings), settings);
      LOG.info("stopped");
    } catch (Refusal refusal) {
      LOG.error(refusal.getMessage());
      System.exit(ExitStatus.REFUSED);
    }
  }

  @SuppressWarnings("try") // the lock is only held, not used
  private static void run(ConsumerRun run, Settings settings) throws Exception {
    try (CheckpointLock held = run.lockCheckpoint()) {
      CompletableFuture<SparkSession> opening =
          CompletableFuture.supplyAsync(() -> Sessions.open(settings));
      // In parallel, as Spark takes longer to open than all that follows.
      try (ConsumerTelemetry telemetry = run.startTelemetry()) {
        run.awaitKafka();
        try (SparkSession spark = opening.join()) {
          ShutdownHookManager.get().addShutdownHook(() -> stop(run), BEFORE_SPARK);
          telemetry.watch(spark);
          run.run(
              spark,
              BatchListener.inTurn(telemetry, new BatchLog(), new ForgottenStationsLog(settings)));
        }
      }
    }
  }

  /**
   * Stops the run, or the process at once if the query does not end: Spark would stop the session
   * under its batch, which then fails with errors. The next start runs that batch again.
   */
  private static void stop(ConsumerRun run) {
    if (!run.stop()) {
      Runtime.getRuntime().halt(AFTER_A_SIGNAL);
    }
  }
}
