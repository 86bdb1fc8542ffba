package velib.stationmodel;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * The time at which the feed gave the answer that a message is from: a header of the message, 8
 * bytes, epoch milliseconds, big-endian. Used to report how old a result is, never to decide
 * anything.
 */
public final class FeedAnswered {
  /** The header's name. */
  public static final String HEADER = "feed-answered";

  private static final long YEAR_2000_MS = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
  private static final long YEAR_2100_MS = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

  private FeedAnswered() {}

  /** The header's value. */
  public static byte[] write(Instant answered) {
    return ByteBuffer.allocate(Long.BYTES).putLong(answered.toEpochMilli()).array();
  }

  /**
   * The time in epoch milliseconds; empty if the value has another form or is not between 2000 and
   * 2100.
   *
   * @param value may be null
   */
  public static OptionalLong readMs(byte[] value) {
    if (value == null || value.length != Long.BYTES) {
      return OptionalLong.empty();
    }
    long timeMs = ByteBuffer.wrap(value).getLong();
    return timeMs >= YEAR_2000_MS && timeMs <= YEAR_2100_MS
        ? OptionalLong.of(timeMs)
        : OptionalLong.empty();
  }
}
