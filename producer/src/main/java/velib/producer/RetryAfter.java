package velib.producer;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the HTTP header Retry-After (RFC 9110, section 10.2.3): seconds or a date. */
final class RetryAfter {
  private RetryAfter() {}

  /** How long to wait from {@code now}; empty if the value is neither seconds nor a date. */
  static Optional<Duration> read(String value, Instant now) {
    String text = value.trim();
    if (text.matches("[0-9]{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO);
    } catch (DateTimeException neither) {
      return Optional.empty();
    }
  }
}
