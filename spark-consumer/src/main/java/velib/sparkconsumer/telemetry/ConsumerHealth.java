package velib.sparkconsumer.telemetry;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import velib.sparkconsumer.sink.BatchContent;
import velib.sparkconsumer.sink.BatchListener;
import velib.telemetry.Health;
import velib.telemetry.HealthReport;

/**
 * Judges whether the job is doing its work. Kafka is asked only if no batch has ended for a while,
 * which may just mean that no message has arrived.
 *
 * <p>Thread-safe: the query's thread reports batches while threads of the HTTP server ask.
 */
final class ConsumerHealth implements Health, BatchListener {
  /** A batch takes a fraction of a second, a start some seconds. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String LOOK_AT_KAFKA =
      "start Kafka, or check KAFKA_BOOTSTRAP_SERVERS; the job continues once Kafka answers";
  private static final String START_AGAIN =
      "look at the end of the job's log, and start the job again: it resumes from its checkpoint";

  private final RunState run;
  private final Supplier<OptionalLong> waitingMessages;
  private final LongSupplier nanoTime;
  private volatile long lastBatchNanos;

  /**
   * Begins to judge: the job has its time from now on.
   *
   * @param waitingMessages how many messages are waiting; empty if Kafka does not answer
   * @param nanoTime as {@link System#nanoTime()}
   */
  ConsumerHealth(RunState run, Supplier<OptionalLong> waitingMessages, LongSupplier nanoTime) {
    this.run = run;
    this.waitingMessages = waitingMessages;
    this.nanoTime = nanoTime;
    lastBatchNanos = nanoTime.getAsLong();
  }

  @Override
  public void written(long batchId, BatchContent content, int published, long tookMs) {
    lastBatchNanos = nanoTime.getAsLong();
  }

  @Override
  public HealthReport health() {
    switch (run.phase()) {
      case WAITING_FOR_KAFKA:
        return HealthReport.degraded("the job is waiting for Kafka and its topics", LOOK_AT_KAFKA);
      case STARTED:
        return run.isRunning() ? ofRunningQuery() : stopped();
      default:
        return since(run.sinceNanos()).compareTo(PATIENCE) > 0
            ? stopped()
            : HealthReport.degraded("the query is starting", "wait a few seconds");
    }
  }

  private HealthReport ofRunningQuery() {
    // A query that was just restarted has not had time for a batch of its own yet.
    long lastSignNanos = Math.max(lastBatchNanos, run.sinceNanos());
    if (since(lastSignNanos).compareTo(PATIENCE) <= 0) {
      return HealthReport.healthy();
    }
    OptionalLong waiting = waitingMessages.get();
    if (waiting.isEmpty()) {
      return HealthReport.degraded("Kafka does not answer", LOOK_AT_KAFKA);
    }
    return waiting.getAsLong() == 0
        ? HealthReport.healthy()
        : HealthReport.unhealthy(
            String.format(
                "no batch has ended for %d s, although %d messages are waiting",
                since(lastSignNanos).toSeconds(), waiting.getAsLong()),
            START_AGAIN);
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
