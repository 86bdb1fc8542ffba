package velib.feedsimulator;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Decides which snapshot is current and which time its header has. */
final class SnapshotClock {
  /**
   * The header time of snapshot 0 if each request gets a new snapshot: fixed, so that the bytes are
   * the same in every run. It is seven in the morning in Paris, when bikes begin to move.
   */
  private static final long FIRST_EPOCH_SECOND =
      Instant.parse("2026-02-10T06:00:00Z").getEpochSecond();

  private static final int SECONDS_BETWEEN_REQUESTED = 60;

  private final int stepSeconds;
  private final Clock clock;
  private final AtomicLong requested = new AtomicLong();

  /**
   * A new snapshot every {@code stepSeconds}, or with each request if that is 0.
   *
   * <p>Steps are counted from the epoch, not from the start of the program, so that a restart
   * continues where it was.
   */
  SnapshotClock(int stepSeconds, Clock clock) {
    this.stepSeconds = stepSeconds;
    this.clock = clock;
  }

  /** The number of the snapshot that answers a request made now. */
  long numberForRequest() {
    return stepSeconds == 0
        ? requested.getAndIncrement()
        : Math.floorDiv(clock.instant().getEpochSecond(), stepSeconds);
  }

  long epochSecondOf(long snapshot) {
    return stepSeconds == 0
        ? FIRST_EPOCH_SECOND + snapshot * SECONDS_BETWEEN_REQUESTED
        : snapshot * stepSeconds;
  }
}
