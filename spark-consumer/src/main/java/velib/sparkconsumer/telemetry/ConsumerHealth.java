package velib.sparkconsumer.telemetry;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import velib.sparkconsumer.kafka.WaitingMessages;
import velib.sparkconsumer.sink.BatchContent;
import velib.sparkconsumer.sink.BatchListener;
import velib.telemetry.Health;
import velib.telemetry.HealthReport;

/**
 * Judges whether the job is doing its work. Its patience counts from the last batch that ended, so
 * a job that starts again and again is seen too. Kafka is asked only if no batch has ended for a
 * while, which may just mean that no message has arrived.
 *
 * <p>Thread-safe: the query's thread reports batches while threads of the HTTP server ask.
 */
final class ConsumerHealth implements Health, BatchListener {
  /** A batch takes a fraction of a second, a start some seconds. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A query that runs for this long is no longer refused what it asks for. */
  static final Duration NOT_REFUSED_AGAIN = Duration.ofSeconds(30);

  private static final String LOOK_AT_KAFKA =
      "start Kafka, or check KAFKA_BOOTSTRAP_SERVERS; the job continues once Kafka answers";
  private static final String START_AGAIN =
      "look at the end of the job's log, and start the job again: it resumes from its checkpoint";
  private static final String MEND_THE_REFUSAL =
      "the job's log says what was refused; the job tries again every few seconds";
  private static final String END_THE_TRANSACTION =
      "stop the program that publishes to the input topic in a transaction and does not end it;"
          + " Kafka aborts its transaction after the time-out that it has set, and then the job"
          + " continues";

  private final RunState run;
  private final Supplier<Optional<WaitingMessages>> waitingMessages;
  private final LongSupplier nanoTime;

  /**
   * Begins to judge.
   *
   * @param waitingMessages how many messages are waiting; empty if Kafka does not answer
   * @param nanoTime as {@link System#nanoTime()}
   */
  ConsumerHealth(
      RunState run, Supplier<Optional<WaitingMessages>> waitingMessages, LongSupplier nanoTime) {
    this.run = run;
    this.waitingMessages = waitingMessages;
    this.nanoTime = nanoTime;
  }

  @Override
  public void written(long batchId, BatchContent content, int published, long tookMs) {
    run.batchEnded();
  }

  @Override
  public HealthReport health() {
    Optional<String> refusal = run.refusal();
    if (refusal.isPresent() && !hasRunLongEnough()) {
      return HealthReport.unhealthy(refusal.get(), MEND_THE_REFUSAL);
    }
    switch (run.phase()) {
      case WAITING_FOR_KAFKA:
        return HealthReport.degraded("the job is waiting for Kafka and its topics", LOOK_AT_KAFKA);
      case STARTED:
        return run.isRunning() ? ofQuery(HealthReport.healthy()) : stopped();
      default:
        return isPatient()
            ? starting()
            : since(run.sinceNanos()).compareTo(PATIENCE) > 0 ? stopped() : ofQuery(starting());
    }
  }

  private boolean hasRunLongEnough() {
    return run.isRunning() && since(run.sinceNanos()).compareTo(NOT_REFUSED_AGAIN) > 0;
  }

  private boolean isPatient() {
    return since(run.patienceFromNanos()).compareTo(PATIENCE) <= 0;
  }

  /**
   * Asks Kafka what is waiting if no batch has ended for a while.
   *
   * @param inOrder the answer if nothing is wrong
   */
  private HealthReport ofQuery(HealthReport inOrder) {
    if (isPatient()) {
      return inOrder;
    }
    Optional<WaitingMessages> waiting = waitingMessages.get();
    if (waiting.isEmpty()) {
      return HealthReport.degraded("Kafka does not answer", LOOK_AT_KAFKA);
    }
    if (waiting.get().all() == 0) {
      return inOrder;
    }
    if (waiting.get().readable() == 0) {
      return HealthReport.degraded(
          String.format(
              Locale.ROOT,
              "%d messages wait behind an open transaction on the input topic",
              waiting.get().behindOpenTransaction()),
          END_THE_TRANSACTION);
    }
    return HealthReport.unhealthy(
        String.format(
            Locale.ROOT,
            "no batch has ended for %d s, although %d messages are waiting",
            since(run.patienceFromNanos()).toSeconds(),
            waiting.get().readable()),
        START_AGAIN);
  }

  private static HealthReport starting() {
    return HealthReport.degraded("the query is starting", "wait a few seconds");
  }

  private static HealthReport stopped() {
    return HealthReport.unhealthy("the query is not running", START_AGAIN);
  }

  private Duration since(long thenNanos) {
    return Duration.ofNanos(nanoTime.getAsLong() - thenNanos);
  }

  @Override
  public HealthReport readiness() {
    return run.isRunning()
        ? HealthReport.healthy()
        : HealthReport.unhealthy(
            "the query is not running yet", "wait for it; /healthz says what is holding it up");
  }
}
