package velib.sparkconsumer;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import velib.settings.Settings;
import velib.sparkconsumer.checkpoint.CheckpointReset;
import velib.sparkconsumer.checkpoint.DataLoss;
import velib.sparkconsumer.checkpoint.Refusal;
import velib.sparkconsumer.kafka.ConsumerKafka;
import velib.sparkconsumer.kafka.KafkaReadiness;
import velib.sparkconsumer.telemetry.RunState;

/**
 * What follows when the query has failed: it waits and may be started again, or the job ends.
 *
 * <p>Not thread-safe: the thread that runs the job uses it.
 */
final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  /** The pause before a retry, so that a broker that refuses at once is not asked all the time. */
  private static final long PAUSE_MS = 2_000;

  /** Leaves time for the consumer that may have fenced this one to write its first batch. */
  private static final long FENCED_PAUSE_MS = 5_000;

  /** A first batch that takes longer than this is not waited for any longer. */
  private static final long LONGEST_FENCED_PAUSE_MS = 320_000;

  /** What a person has to mend first is not asked for all the time. */
  private static final long REFUSED_PAUSE_MS = 5_000;

  private final Settings settings;
  private final ConsumerKafka kafka;
  private final RunState state;
  private Optional<String> loggedRefusal = Optional.empty();

  Recovery(Settings settings, ConsumerKafka kafka, RunState state) {
    this.settings = settings;
    this.kafka = kafka;
    this.state = state;
  }

  /** Blocks until Kafka answers and the topics exist. */
  void awaitKafka() throws InterruptedException {
    state.waitsForKafka();
    if (new KafkaReadiness(kafka, state::isRefused).await()) {
      state.kafkaIsBack();
    }
    state.starts();
  }

  /**
   * Returns when the query may be started again, or throws what it cannot recover from.
   *
   * @throws Refusal if a person has to act first
   */
  void after(QueryFailure failure, CheckpointReset reset) throws Exception {
    Refusal refusal = failure.refusal();
    Optional<String> refused = failure.lastingRefusal();
    state.failed();
    if (refusal instanceof DataLoss && startsOverOnDataLoss()) {
      LOG.warn(
          "starting over with the messages that are left, as {} is earliest: {}",
          SparkConsumerSettings.ON_DATA_LOSS.name(),
          ((DataLoss) refusal).whatIsLost());
      reset.order();
    } else if (refusal != null) {
      throw refusal;
    } else if (failure.isTransactionTimedOut()) {
      LOG.warn(
          "a batch could not be written within {} s ({}), so Kafka has aborted its transaction:"
              + " running it again; if this repeats, find out why Kafka or the disk is slow, raise"
              + " that setting, or lower {} before the job starts again from a new checkpoint",
          kafka.transactionTimeout().toSeconds(),
          ConsumerKafka.TRANSACTION_TIMEOUT.name(),
          ConsumerKafka.BATCH_MAX_MESSAGES.name());
      Thread.sleep(PAUSE_MS);
    } else if (failure.isFenced()) {
      // The next start sees whether there is a second consumer, by what it has written.
      long pauseMs = fencedPauseMs(state.isFenced());
      LOG.warn(
          "another consumer writes to {}: taking over in {} s",
          kafka.resultsTopic(),
          pauseMs / 1_000);
      Thread.sleep(pauseMs);
    } else if (refused.isPresent()) {
      if (!refused.equals(loggedRefusal)) {
        LOG.error("{}; trying again every {} s", refused.get(), REFUSED_PAUSE_MS / 1_000);
        loggedRefusal = refused;
      }
      state.isRefused(refused.get());
      Thread.sleep(REFUSED_PAUSE_MS);
    } else if (failure.isKafkaAway()) {
      LOG.warn(
          "Kafka is unreachable or refuses requests ({}): resuming from the checkpoint once it"
              + " answers",
          failure.inOneLine());
      state.waitsForKafka();
      Thread.sleep(PAUSE_MS);
      awaitKafka();
    } else {
      throw failure.asException();
    }
  }

  /**
   * How long a consumer waits that was fenced this many times without a batch in between. It is
   * twice as long each time: on a slow machine a first batch takes longer than any fixed pause, and
   * two consumers would fence each other for ever.
   */
  static long fencedPauseMs(int timesInARow) {
    return Math.min(LONGEST_FENCED_PAUSE_MS, FENCED_PAUSE_MS << Math.min(timesInARow - 1, 16));
  }

  private boolean startsOverOnDataLoss() {
    return settings.get(SparkConsumerSettings.ON_DATA_LOSS).equals("earliest");
  }
}
