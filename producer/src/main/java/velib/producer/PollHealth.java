package velib.producer;

import java.time.Duration;
import java.util.function.LongSupplier;
import velib.telemetry.Health;
import velib.telemetry.HealthReport;

/**
 * Judges by the polls whether the producer does its work. A feed that is down makes it degraded,
 * not unhealthy: restarting the producer would not help.
 */
final class PollHealth implements Health, PollListener {
  /** How many polls in a row may fail at Kafka, which may be restarting, before it is unhealthy. */
  static final int MOST_UNPUBLISHED = 3;

  private final Duration longestPoll;
  private final LongSupplier nanoTime;
  private long lastEndNanos;
  private Duration untilNext = Duration.ZERO;
  private Poll last;
  private int unpublished;
  private boolean hasPublished;

  /**
   * Starts to judge now.
   *
   * @param longestPoll the longest time that a poll can take
   * @param nanoTime as {@link System#nanoTime()}
   */
  PollHealth(Duration longestPoll, LongSupplier nanoTime) {
    this.longestPoll = longestPoll;
    this.nanoTime = nanoTime;
    this.lastEndNanos = nanoTime.getAsLong();
  }

  @Override
  public synchronized void polled(Poll poll, Duration wait) {
    last = poll;
    untilNext = wait;
    lastEndNanos = nanoTime.getAsLong();
    switch (poll.outcome()) {
      case PUBLISHED:
      case UNCHANGED:
        hasPublished = true;
        unpublished = 0;
        break;
      case NOT_PUBLISHED:
      case BROKEN:
        unpublished++;
        break;
      default: // says nothing about Kafka
    }
  }

  @Override
  public synchronized HealthReport health() {
    Duration silent = Duration.ofNanos(nanoTime.getAsLong() - lastEndNanos);
    if (silent.compareTo(untilNext.plus(longestPoll)) > 0) {
      return HealthReport.unhealthy(
          "no poll has ended for " + silent.toSeconds() + " s",
          "start the producer again, and please report it with its log");
    }
    return last == null ? HealthReport.healthy() : ofLastPoll();
  }

  private HealthReport ofLastPoll() {
    switch (last.outcome()) {
      case NOT_PUBLISHED:
        return unpublished(
            "start Kafka, or look at KAFKA_BOOTSTRAP_SERVERS and at the topic INPUT_TOPIC");
      case BROKEN:
        return unpublished("please report the fault with the producer's log");
      case FEED_FAILED:
      case NOT_THE_FEED:
      case HELD_BACK:
        return HealthReport.degraded(
            "the feed: " + last.outcome().words() + ", " + last.reason(),
            "nothing, it is asked again; if it stays so, look at VELIB_FEED_URL in a browser");
      default:
        return HealthReport.healthy();
    }
  }

  private HealthReport unpublished(String whatToDo) {
    String reason =
        unpublished + " polls in a row were " + last.outcome().words() + ": " + last.reason();
    return unpublished > MOST_UNPUBLISHED
        ? HealthReport.unhealthy(reason, whatToDo)
        : HealthReport.degraded(reason, whatToDo);
  }

  @Override
  public synchronized HealthReport readiness() {
    return hasPublished
        ? HealthReport.healthy()
        : HealthReport.unhealthy(
            "no poll has been published yet", "wait for the first; /healthz says what holds it up");
  }
}
