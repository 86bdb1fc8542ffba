package velib.sparkconsumer;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import velib.settings.PipelineSettings;
import velib.settings.Settings;
import velib.sparkconsumer.checkpoint.Checkpoint;
import velib.sparkconsumer.checkpoint.CheckpointLock;
import velib.sparkconsumer.checkpoint.CheckpointReset;
import velib.sparkconsumer.checkpoint.ContinuationCheck;
import velib.sparkconsumer.checkpoint.LocalCheckpointFiles;
import velib.sparkconsumer.checkpoint.Refusal;
import velib.sparkconsumer.kafka.ConsumerKafka;
import velib.sparkconsumer.sink.BatchEngine;
import velib.sparkconsumer.sink.BatchListener;
import velib.sparkconsumer.sink.ResultsTransaction;
import velib.sparkconsumer.sink.SparkBatches;
import velib.sparkconsumer.smallbatch.SmallBatches;
import velib.sparkconsumer.source.BatchGate;
import velib.sparkconsumer.telemetry.ConsumerTelemetry;
import velib.sparkconsumer.telemetry.RunState;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.StationRetention;
import velib.telemetry.CannotListen;

/**
 * One run of the job: waits for Kafka, checks the checkpoint, keeps the query running.
 *
 * <p>One thread calls everything but {@link #stop}, which may be called from any thread.
 */
final class ConsumerRun {
  private static final Logger LOG = LoggerFactory.getLogger(ConsumerRun.class);

  /** How long a stop waits for the batch in flight; the container has 30 s for all of a stop. */
  private static final Duration LONGEST_BATCH = Duration.ofSeconds(18);

  /** Most batches end sooner. One that does not may be waiting for a Kafka that is away. */
  private static final Duration USUAL_BATCH = Duration.ofSeconds(2);

  private final Settings settings;
  private final ConsumerKafka kafka;
  private final PostcodeRule rule;
  private final StationRetention retention;
  private final String checkpointDirectory;
  private final RunState state = new RunState(System::nanoTime);
  private final Recovery recovery;
  private final BatchGate gate = new BatchGate();
  private volatile StreamingQuery query;
  private volatile boolean stopping;
  private final CountDownLatch stopped = new CountDownLatch(1);

  ConsumerRun(Settings settings) {
    this.settings = settings;
    kafka = new ConsumerKafka(settings);
    rule = postcodeRule(settings);
    retention =
        new StationRetention(
            settings.get(PipelineSettings.STATION_TTL),
            settings.get(PipelineSettings.POSTCODE_MAX_STATIONS));
    checkpointDirectory = settings.get(SparkConsumerSettings.CHECKPOINT_DIR);
    recovery = new Recovery(settings, kafka, state);
  }

  /**
   * Keeps every other consumer off the checkpoint until the lock is closed.
   *
   * @throws Refusal if another consumer uses the checkpoint
   */
  CheckpointLock lockCheckpoint() {
    return CheckpointLock.take(checkpointDirectory);
  }

  /**
   * Serves the metrics and the health of this run until it is closed.
   *
   * @throws Refusal if the port is taken
   */
  ConsumerTelemetry startTelemetry() {
    try {
      return ConsumerTelemetry.start(
          settings, SparkConsumerSettings.CONSUMER_METRICS_PORT, kafka, state);
    } catch (CannotListen unable) {
      throw new Refusal(unable.getMessage());
    }
  }

  /** Blocks until Kafka answers and the topics exist. */
  void awaitKafka() throws InterruptedException {
    recovery.awaitKafka();
  }

  /**
   * Runs the query until {@link #stop} is called. If Kafka is lost, waits for it and resumes.
   *
   * @param listener is told of each batch
   * @throws Refusal if a person has to act first
   */
  void run(SparkSession spark, BatchListener listener) throws Exception {
    CheckpointReset reset =
        new CheckpointReset(checkpointDirectory, spark.sparkContext().hadoopConfiguration());
    // Half a second the first time, and so in parallel: checkpoint and Kafka take as long to check.
    CompletableFuture<TotalsQuery> totals =
        CompletableFuture.supplyAsync(
            () -> TotalsQuery.prepare(spark, batchEngine(), kafka, rule, retention, gate));
    while (!stopping) {
      try {
        if (reset.performIfOrdered()) {
          LOG.info("emptied the checkpoint in {}: starting over", checkpointDirectory);
        }
        InputTopicTime.require(kafka);
        Checkpoint checkpoint =
            Checkpoint.openUsable(spark, checkpointDirectory, kafka, rule, retention);
        runQuery(totals, checkpoint, listener);
      } catch (StreamingQueryException | RuntimeException failed) {
        if (!stopping) {
          recovery.after(new QueryFailure(failed, kafka), reset);
        }
      }
    }
    // stop() still needs the session for a moment after the query has ended.
    stopped.await();
  }

  /**
   * Ends {@link #run} once the batch in flight is done. A batch that takes too long, or that waits
   * for a Kafka that is away, is cut off and runs again at the next start.
   *
   * @return whether the query has ended; if it has not, only the end of the process ends it
   */
  boolean stop() {
    stopping = true;
    try {
      StreamingQuery running = query;
      if (running != null) {
        awaitBatch(running);
        running.stop();
      }
      return true;
    } catch (TimeoutException tooLong) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      stopped.countDown();
    }
  }

  private void awaitBatch(StreamingQuery running) throws InterruptedException {
    if (gate.close(running, USUAL_BATCH)) {
      return;
    }
    if (!kafka.answers()) {
      LOG.warn(
          "Kafka does not answer, so the batch in flight cannot end: it will run again at the next"
              + " start");
    } else if (!gate.close(running, LONGEST_BATCH)) {
      LOG.warn("the batch in flight takes too long: it will run again at the next start");
    }
  }

  private void runQuery(Future<TotalsQuery> totals, Checkpoint checkpoint, BatchListener listener)
      throws Exception {
    try (ResultsTransaction results = ResultsTransaction.open(kafka, checkpoint.heldResults())) {
      new ContinuationCheck(checkpoint.directory(), kafka, results.lastWritten())
          .require(checkpoint);
      query = totals.get().start(checkpoint, results, listener);
      state.started(query::isActive);
      LOG.info(
          "reading {}, writing {}; checkpoint in {}",
          kafka.inputTopic(),
          kafka.resultsTopic(),
          checkpointDirectory);
      awaitEnd();
    }
  }

  /** Says that the query has ended before the transaction is closed, which may take seconds. */
  private void awaitEnd() throws StreamingQueryException {
    try {
      query.awaitTermination();
    } finally {
      query = null;
      state.starts();
    }
  }

  private BatchEngine batchEngine() {
    return settings.get(SparkConsumerSettings.BATCH_ENGINE).equals("spark")
        ? new SparkBatches()
        : new SmallBatches(LocalCheckpointFiles.isLocal(checkpointDirectory));
  }

  private static PostcodeRule postcodeRule(Settings settings) {
    try {
      return PostcodeRule.withShippedExceptionsUnder(
          settings.get(PipelineSettings.STATION_POSTCODES_FILE),
          PipelineSettings.STATION_POSTCODES_FILE.name());
    } catch (IllegalArgumentException unusable) {
      throw new Refusal(unusable.getMessage());
    }
  }
}
