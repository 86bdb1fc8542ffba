package velib.feedsimulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/**
 * Answers 304 to a client that already has the snapshot, by {@code ETag} or by {@code
 * Last-Modified}.
 *
 * <p>Only good answers have these headers: a client must not keep a faulty one.
 */
final class Conditions {
  private final boolean used;
  private final String tagPrefix;

  Conditions(boolean used, long seed, int stations) {
    this.used = used;
    this.tagPrefix = "\"" + seed + '-' + stations + '-';
  }

  /**
   * Sets the headers of a good answer; if the client already has it, sends 304 and returns true.
   */
  boolean answeredUnchanged(HttpExchange exchange, Snapshot snapshot) throws IOException {
    if (!used) {
      return false;
    }
    String tag = tagPrefix + snapshot.number + '"';
    Instant modified = Instant.ofEpochSecond(snapshot.epochSecond);
    exchange.getResponseHeaders().set("ETag", tag);
    exchange
        .getResponseHeaders()
        .set(
            "Last-Modified",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(modified.atZone(ZoneOffset.UTC)));
    if (!hasIt(exchange, tag, modified)) {
      return false;
    }
    exchange.sendResponseHeaders(304, -1);
    return true;
  }

  private static boolean hasIt(HttpExchange exchange, String tag, Instant modified) {
    String tags = exchange.getRequestHeaders().getFirst("If-None-Match");
    if (tags != null) {
      return Arrays.stream(tags.split(","))
          .map(String::trim)
          .anyMatch(known -> known.equals("*") || known.replaceFirst("^W/", "").equals(tag));
    }
    String since = exchange.getRequestHeaders().getFirst("If-Modified-Since");
    try {
      return since != null
          && !ZonedDateTime.parse(since, DateTimeFormatter.RFC_1123_DATE_TIME)
              .toInstant()
              .isBefore(modified);
    } catch (DateTimeException notADate) {
      return false;
    }
  }
}
