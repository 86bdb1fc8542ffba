package velib.producer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is known of one poll, as it goes on and when it is over. */
final class Poll {
  private final long number;
  private final long startNanos = System.nanoTime();
  private int stationsSeen;
  private int kept;
  private int published;
  private Instant contentTime;
  private PollOutcome outcome;
  private String reason = "";
  private Duration contentAge;
  private Duration took;
  private Duration retryAfter;

  /** Begins the poll of this number now. */
  Poll(long number) {
    this.number = number;
  }

  void saw(Snapshot snapshot) {
    stationsSeen = snapshot.rows().size();
    contentTime = snapshot.header().updatedAt().orElse(null);
  }

  void kept(int rows) {
    kept = rows;
  }

  void published(int records) {
    published = records;
  }

  void ends(PollOutcome how) {
    outcome = how;
    took = Duration.ofNanos(System.nanoTime() - startNanos);
    contentAge = contentTime == null ? null : Duration.between(contentTime, Instant.now());
  }

  void ends(PollFailure failure) {
    reason = failure.getMessage();
    retryAfter = failure.retryAfter().orElse(null);
    ends(failure.outcome());
  }

  long number() {
    return number;
  }

  /** The rows of the answer; 0 where there was none. */
  int stationsSeen() {
    return stationsSeen;
  }

  /** The rows that the settings ask for. */
  int kept() {
    return kept;
  }

  /** The records that Kafka acknowledged. */
  int published() {
    return published;
  }

  PollOutcome outcome() {
    return outcome;
  }

  /** Why it did not end well; empty where it did. */
  String reason() {
    return reason;
  }

  /** How old the content was at the end, by the feed's header; negative when its clock is ahead. */
  Optional<Duration> contentAge() {
    return Optional.ofNullable(contentAge);
  }

  /** The time from the request to the last acknowledgement. */
  Duration took() {
    return took;
  }

  /** How long the feed asks to be left alone. */
  Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
