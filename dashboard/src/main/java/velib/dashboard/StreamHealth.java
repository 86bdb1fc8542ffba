package velib.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Whether what the page shows is of now, and if not, where it stands still and since when. */
final class StreamHealth {
  /** What the page tells apart. */
  enum Status {
    STARTING("starting"),
    LIVE("live"),
    STALE("stale"),
    SOURCE_DOWN("source-down"),
    KAFKA_DOWN("kafka-down");

    final String label;

    Status(String label) {
      this.label = label;
    }
  }

  /** A batch takes a fraction of a second, its first one after a start a few seconds. */
  static final Duration LONGEST_BATCH = Duration.ofSeconds(15);

  /** What an answer of the feed may take beyond its interval. */
  private static final Duration FEED_GRACE = Duration.ofSeconds(10);

  final Status status;

  /** Null for live and starting. */
  final Instant since;

  private StreamHealth(Status status, Instant since) {
    this.status = status;
    this.since = since;
  }

  /**
   * Judges by what was seen.
   *
   * @param awaySince since when Kafka cannot be read
   * @param caughtUp whether the topics were read to their ends once
   * @param newestStatus when the newest status came, or when the server started if none has
   * @param oldestUnread when the oldest message came that the job has not read
   * @param pollInterval between two polls of the feed
   */
  static StreamHealth of(
      Instant now,
      Optional<Instant> awaySince,
      boolean caughtUp,
      Instant newestStatus,
      Optional<Instant> oldestUnread,
      Duration pollInterval) {
    if (awaySince.isPresent()) {
      return new StreamHealth(Status.KAFKA_DOWN, awaySince.get());
    }
    if (!caughtUp) {
      return new StreamHealth(Status.STARTING, null);
    }
    // Said first: what the job has not read says more than that nothing new comes.
    if (oldestUnread.filter(at -> at.plus(LONGEST_BATCH).isBefore(now)).isPresent()) {
      return new StreamHealth(Status.STALE, oldestUnread.get());
    }
    if (newestStatus.plus(pollInterval.multipliedBy(3)).plus(FEED_GRACE).isBefore(now)) {
      return new StreamHealth(Status.SOURCE_DOWN, newestStatus);
    }
    return new StreamHealth(Status.LIVE, null);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StreamHealth
        && status == ((StreamHealth) other).status
        && Objects.equals(since, ((StreamHealth) other).since);
  }

  @Override
  public int hashCode() {
    return Objects.hash(status, since);
  }

  @Override
  public String toString() {
    return status.label + (since == null ? "" : " since " + since);
  }
}
