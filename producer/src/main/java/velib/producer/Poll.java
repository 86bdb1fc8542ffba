package velib.producer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is known about one poll, during it and after it. */
final class Poll {
  private final long number;
  private final long startNanos = System.nanoTime();
  private final RefusedRows refused = new RefusedRows();
  private Instant answeredAt;
  private int stationsSeen;
  private int kept;
  private int published;
  private Instant contentTime;
  private Long contentFingerprint;
  private Duration acknowledgedAfter;
  private PollOutcome outcome;
  private String reason = "";
  private Duration contentAge;
  private Duration took;
  private Duration retryAfter;

  /** Starts the poll with this number now. */
  Poll(long number) {
    this.number = number;
  }

  /** Notes that the feed has answered just now. */
  void answered() {
    answeredAt = Instant.now();
  }

  void saw(Snapshot snapshot) {
    stationsSeen = snapshot.rows().size();
    contentTime = snapshot.header().updatedAt().orElse(null);
    contentFingerprint = snapshot.fingerprint();
  }

  void kept(int rows) {
    kept = rows;
  }

  void published(int records) {
    published = records;
  }

  /** Notes how long after sending the first record Kafka had acknowledged all of them. */
  void acknowledgedAfter(Duration sinceFirstSent) {
    acknowledgedAfter = sinceFirstSent;
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

  /** When the feed answered; empty if it did not. */
  Optional<Instant> answeredAt() {
    return Optional.ofNullable(answeredAt);
  }

  /** The number of rows in the answer; 0 if there was none. */
  int stationsSeen() {
    return stationsSeen;
  }

  /** The number of rows that the settings ask for. */
  int kept() {
    return kept;
  }

  /** The number of records that Kafka acknowledged. */
  int published() {
    return published;
  }

  /** The rows that the settings ask for and that are not published although others are. */
  RefusedRows refused() {
    return refused;
  }

  PollOutcome outcome() {
    return outcome;
  }

  /** Why the poll failed; empty if it did not. */
  String reason() {
    return reason;
  }

  /** When the content was made, by the feed's header. */
  Optional<Instant> contentTime() {
    return Optional.ofNullable(contentTime);
  }

  /** {@link Snapshot#fingerprint()} of the content; empty if the answer was not the feed. */
  Optional<Long> contentFingerprint() {
    return Optional.ofNullable(contentFingerprint);
  }

  /** The time from the first record sent to the last one acknowledged; empty if one was not. */
  Optional<Duration> acknowledgedAfter() {
    return Optional.ofNullable(acknowledgedAfter);
  }

  /** The content's age at the end, by the feed's header; negative if its clock is ahead. */
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
