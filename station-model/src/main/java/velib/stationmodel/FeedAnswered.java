package velib.stationmodel;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * When the feed gave the answer that a message is from: a header of the message, 8 bytes, epoch
 * milliseconds, big-endian. How old a result is, is told by it; nothing is decided by it.
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
   * The time in epoch milliseconds; empty where the value is of another form or not from 2000 to
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
