package velib.stationmodel;

import java.io.Serializable;
import java.time.Duration;

/**
 * Decides when a silent station is gone, in the input topic's own time.
 *
 * <p>Time moves in whole steps of a sixtieth of the time to live. Each move of the watermark costs
 * Spark a batch without data, and the steps keep such moves rare. The watermark is step(newest) −
 * TTL, and a station is gone when step(its last message) is not above it.
 */
public final class ExpiryClock implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int STEPS = 60;

  private final long ttlMs;
  private final long stepMs;

  /** A clock for this time to live. */
  public ExpiryClock(Duration stationTtl) {
    ttlMs = stationTtl.toMillis();
    stepMs = Math.max(1, ttlMs / STEPS);
  }

  /** The time to live, in milliseconds. */
  public long ttlMs() {
    return ttlMs;
  }

  /** The beginning of the step that contains a time. */
  public long step(long timestampMs) {
    return Math.floorDiv(timestampMs, stepMs) * stepMs;
  }

  /**
   * The watermark that Spark has once it has seen a message of that time.
   *
   * @param newestTimestampMs a time before 1970 means that there was no message yet
   */
  public long watermarkMs(long newestTimestampMs) {
    return step(Math.max(0, newestTimestampMs)) - ttlMs;
  }

  /** Whether a station with this timestamp in its last message is gone. */
  public boolean isGone(long timestampMs, long watermarkMs) {
    return step(timestampMs) <= watermarkMs;
  }

  /**
   * The time-out that makes Spark call the state once the station is gone. Spark fires a time-out
   * when it is below the watermark, and refuses one that is not positive.
   */
  public long timeoutMs(long timestampMs) {
    return Math.max(1, step(timestampMs) - 1);
  }
}
