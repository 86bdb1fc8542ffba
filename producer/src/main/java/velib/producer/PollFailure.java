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
   * A failure whose source says how long to leave it alone.
   *
   * @param retryAfter null where it does not say
   */
  PollFailure(PollOutcome outcome, String reason, Duration retryAfter) {
    super(reason);
    this.outcome = outcome;
    this.retryAfter = retryAfter;
  }

  PollOutcome outcome() {
    return outcome;
  }

  /** How long the source asks to be left alone. */
  Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
