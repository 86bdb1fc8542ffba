package velib.producer;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Decides how long to wait before the next poll.
 *
 * <p>Polls start one interval apart, however long each takes; after one that takes longer than the
 * interval the next starts at once, and they never overlap. While the feed fails, the time between
 * starts doubles up to five minutes, plus up to a quarter at random, so that many clients do not
 * come back together. A Retry-After of the feed is honoured up to an hour: a mistaken header must
 * not silence the program for days.
 */
final class PollSchedule {
  static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);
  static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 16;
  private static final double MOST_JITTER = 0.25;

  private final Duration interval;
  private final DoubleSupplier chance;
  private int failures;

  /**
   * A schedule for one feed.
   *
   * @param interval the time between the starts of two polls
   * @param least the least interval; a shorter one is raised to it
   * @param chance random numbers from 0 (inclusive) to 1 (exclusive)
   */
  PollSchedule(Duration interval, Duration least, DoubleSupplier chance) {
    this.interval = longer(interval, least);
    this.chance = chance;
  }

  /** How long to wait after a poll that took this long and needs no back-off. */
  Duration afterSuccess(Duration took) {
    failures = 0;
    return remaining(interval, took);
  }

  /**
   * How long to wait after a poll in which the feed failed.
   *
   * @param retryAfter the pause that the feed asks for, from now
   */
  Duration afterFailure(Duration took, Optional<Duration> retryAfter) {
    long doubled = interval.toMillis() << Math.min(failures, MOST_DOUBLINGS);
    long longest = longer(interval, LONGEST_BACK_OFF).toMillis();
    failures++;
    long backOffMillis = Math.min(doubled, longest);
    backOffMillis += (long) (backOffMillis * MOST_JITTER * chance.getAsDouble());
    Duration backOff = remaining(Duration.ofMillis(backOffMillis), took);
    return retryAfter
        .map(asked -> asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked)
        .map(asked -> longer(asked, backOff))
        .orElse(backOff);
  }

  private static Duration remaining(Duration between, Duration took) {
    Duration left = between.minus(took);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
