package velib.sparkconsumer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import velib.settings.PipelineSettings;
import velib.settings.Settings;
import velib.stationmodel.PostcodeRule;

/** One run of the job: waits for Kafka, checks the checkpoint, keeps the query going. */
final class ConsumerRun {
  private static final Logger log = LoggerFactory.getLogger(ConsumerRun.class);

  /** What a stop waits for; with the rest it stays below the container's 30 s of grace. */
  private static final Duration LONGEST_BATCH = Duration.ofSeconds(20);

  /** Two consumers fence each other at every batch, so well within this time. */
  private static final Duration FENCED_AGAIN = Duration.ofMinutes(10);

  /**
   * What lies between two tries, so that a broker that refuses at once is not asked all the time.
   */
  private static final long PAUSE_MS = 2_000;

  private final ConsumerKafka kafka;
  private final PostcodeRule rule;
  private final ExpiryClock clock;
  private final String checkpointDirectory;
  private final BatchListener listener;
  private final BatchGate gate = new BatchGate();
  private volatile StreamingQuery query;
  private volatile boolean stopping;
  private Long fencedNs;

  ConsumerRun(Settings settings, BatchListener listener) {
    this.listener = listener;
    kafka = new ConsumerKafka(settings);
    rule = postcodeRule(settings);
    clock = new ExpiryClock(settings.get(PipelineSettings.STATION_TTL));
    checkpointDirectory = settings.get(SparkConsumerSettings.CHECKPOINT_DIR);
  }

  /** Blocks until Kafka answers and the topics are there. */
  void awaitKafka() throws InterruptedException {
    new KafkaReadiness(kafka).await();
  }

  /**
   * Runs the query until it is told to stop; a broker that is lost is waited for.
   *
   * @throws Refusal when a person has to act first
   */
  void run(SparkSession spark) throws Exception {
    new CheckpointFingerprint(checkpointDirectory, spark.sparkContext().hadoopConfiguration())
        .require(CheckpointFingerprint.of(kafka, rule));
    while (!stopping) {
      try {
        requireContinuity(spark);
        runQuery(spark);
      } catch (StreamingQueryException | RuntimeException failed) {
        waitOrRefuse(failed);
      }
    }
  }

  /** Ends {@link #run} once the batch in flight is done. */
  void stop() {
    stopping = true;
    StreamingQuery running = query;
    if (running == null) {
      return;
    }
    try {
      if (!gate.close(running, LONGEST_BATCH)) {
        log.warn("the batch in flight takes too long: it is run again at the next start");
      }
      running.stop();
    } catch (TimeoutException tooLong) {
      log.warn("the query did not stop in time: its last batch is run again at the next start");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void runQuery(SparkSession spark) throws Exception {
    try (ResultsTransaction results = ResultsTransaction.open(kafka)) {
      query =
          new TotalsQuery(spark, kafka, rule, clock, checkpointDirectory)
              .start(results, gate, listener);
      log.info(
          "reading {}, writing {}; checkpoint in {}",
          kafka.inputTopic(),
          kafka.resultsTopic(),
          checkpointDirectory);
      query.awaitTermination();
    } finally {
      query = null;
    }
  }

  private void requireContinuity(SparkSession spark) {
    InputContinuity.require(
        checkpointDirectory,
        new BatchOffsets(spark, checkpointDirectory).endOfLast(),
        kafka.inputBeginnings(),
        kafka.inputEnds());
  }

  private void waitOrRefuse(Exception failed) throws Exception {
    QueryFailure failure = new QueryFailure(failed);
    if (stopping) {
      return;
    }
    if (failure.refusal() != null) {
      throw failure.refusal();
    }
    if (failure.isFenced()) {
      refuseWhenFencedAgain();
      log.warn(
          "another consumer writes to {}, or this one was held up in the middle of a batch: taking over",
          kafka.resultsTopic());
      return;
    }
    if (failure.isDataLoss()) {
      throw new Refusal(
          "The topic "
              + kafka.inputTopic()
              + " lost messages before they were read: it was deleted, made anew or shortened ("
              + failure.inOneLine()
              + "). "
              + Refusal.BEGIN_AFRESH);
    }
    if (failure.tooLarge() != null) {
      throw new Refusal(
          "A message is too large for "
              + kafka.deadLetterTopic()
              + ", where it has to go as it cannot be counted ("
              + failure.tooLarge().getMessage()
              + "). Let that topic take what "
              + kafka.inputTopic()
              + " takes and 64 KiB more: kafka-configs --bootstrap-server "
              + kafka.bootstrapServers()
              + " --alter --entity-type topics --entity-name "
              + kafka.deadLetterTopic()
              + " --add-config max.message.bytes=BYTES; then start this again.");
    }
    if (!failure.isKafkaAway()) {
      throw failed;
    }
    log.warn(
        "Kafka is away or refuses ({}): going on from the checkpoint once it answers",
        failure.inOneLine());
    Thread.sleep(PAUSE_MS);
    awaitKafka();
  }

  /**
   * To be fenced once may mean that the process stood still until Kafka gave its transaction up; to
   * be fenced again soon means that there are two.
   */
  private void refuseWhenFencedAgain() {
    long nowNs = System.nanoTime();
    if (fencedNs != null && nowNs - fencedNs < FENCED_AGAIN.toNanos()) {
      throw new Refusal(
          "Another consumer writes to "
              + kafka.resultsTopic()
              + " and has taken over: this one ends. Run one consumer for each results topic.");
    }
    fencedNs = nowNs;
  }

  private static PostcodeRule postcodeRule(Settings settings) {
    String file = settings.get(SparkConsumerSettings.STATION_POSTCODES_FILE);
    PostcodeRule shipped = PostcodeRule.withShippedExceptions();
    try {
      return file.isEmpty() ? shipped : shipped.overriddenBy(Path.of(file));
    } catch (IllegalArgumentException unusable) {
      throw new Refusal(
          SparkConsumerSettings.STATION_POSTCODES_FILE.name() + ": " + unusable.getMessage());
    }
  }
}
