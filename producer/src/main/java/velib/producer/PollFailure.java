package velib.producer;

import java.time.Duration;
import java.util.Optional;

/** Ends a poll before every record is acknowledged; the message says why, on one line. */
class PollFailure extends Exception {
  private final PollOutcome outcome;
  private final transient Duration retryAfter;

  PollFailure(PollOutcome outcome, String reason) {
    this(outcome, reason, null);
  }

  /**
   * A failure after which the feed may have asked for a pause.
   *
   * @param retryAfter null if the feed did not say how long
   */
  PollFailure(PollOutcome outcome, String reason, Duration retryAfter) {
    super(reason);
    this.outcome = outcome;
    this.retryAfter = retryAfter;
  }

  PollOutcome outcome() {
    return outcome;
  }

  /** The pause that the feed asked for; empty if it named none. */
  Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
