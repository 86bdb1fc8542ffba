package velib.dashboard.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Whether the page is up to date, and if not, which part has stopped and since when. */
public final class StreamHealth {
  /** The states that the page distinguishes. */
  public enum Status {
    STARTING("starting"),
    LIVE("live"),
    STALE("stale"),
    HELD_UP("held-up"),
    SOURCE_DOWN("source-down"),
    KAFKA_DOWN("kafka-down");

    /** The name in the API and in the metrics. */
    public final String label;

    Status(String label) {
      this.label = label;
    }
  }

  /** A batch takes a fraction of a second; the first one after a start takes a few seconds. */
  static final Duration LONGEST_BATCH = Duration.ofSeconds(15);

  /** A publisher that means to end its transaction does so within a moment. */
  static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(15);

  /** How late an answer of the feed may be. */
  private static final Duration FEED_GRACE = Duration.ofSeconds(10);

  /** The state that the page shows. */
  public final Status status;

  /** When this state began; null for live and starting. */
  public final Instant since;

  private StreamHealth(Status status, Instant since) {
    this.status = status;
    this.since = since;
  }

  /**
   * Derives the health from what was observed.
   *
   * @param awaySince since when Kafka cannot be read; empty while it can
   * @param caughtUp whether the topics have been read to their ends once
   * @param newestStatus when the newest status arrived, or when the server started if none has
   * @param oldestUnread when the oldest message arrived that the job has not read
   * @param heldUpSince since when an open transaction hides messages of the input topic
   * @param pollInterval the interval between two polls of the feed
   */
  public static StreamHealth of(
      Instant now,
      Optional<Instant> awaySince,
      boolean caughtUp,
      Instant newestStatus,
      Optional<Instant> oldestUnread,
      Optional<Instant> heldUpSince,
      Duration pollInterval) {
    if (awaySince.isPresent()) {
      return new StreamHealth(Status.KAFKA_DOWN, awaySince.get());
    }
    if (!caughtUp) {
      return new StreamHealth(Status.STARTING, null);
    }
    // Checked first: unread messages tell more than that no new ones arrive.
    if (oldestUnread.filter(at -> at.plus(LONGEST_BATCH).isBefore(now)).isPresent()) {
      return new StreamHealth(Status.STALE, oldestUnread.get());
    }
    if (heldUpSince.filter(at -> at.plus(LONGEST_TRANSACTION).isBefore(now)).isPresent()) {
      return new StreamHealth(Status.HELD_UP, heldUpSince.get());
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
