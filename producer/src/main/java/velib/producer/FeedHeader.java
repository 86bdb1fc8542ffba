package velib.producer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import velib.feedclient.Quote;

/**
 * What a feed says about itself next to its data: Vélib's own header, GBFS 2 and GBFS 3.
 *
 * <p>It is reported but never obeyed: Vélib's {@code ttl} is an hour although the content changes
 * within minutes, so the polling interval is a setting.
 */
final class FeedHeader {
  private static final Instant YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant YEAR_2100 = Instant.parse("2100-01-01T00:00:00Z");
  private static final int LONGEST_EPOCH_SECOND = 12; // characters; always fits a long

  private Instant updatedAt;
  private String ttl;
  private String version;

  /** Reads a field if it belongs to the header; leaves the parser at the end of its value. */
  void take(String field, JsonParser parser) throws IOException {
    switch (field) {
      case "lastUpdatedOther":
      case "last_updated":
        timeAt(parser).ifPresent(time -> updatedAt = time);
        break;
      case "ttl":
        ttl = textAt(parser);
        break;
      case "version":
        version = textAt(parser);
        break;
      default:
        break;
    }
    parser.skipChildren();
  }

  /** When the content was made, by the feed; empty unless it is between 2000 and 2100. */
  Optional<Instant> updatedAt() {
    return Optional.ofNullable(updatedAt);
  }

  /** The constant part of the header, such as "GBFS 2.3, ttl 60 s". */
  String description() {
    return (version == null ? "no GBFS version" : "GBFS " + version)
        + (ttl == null ? ", no ttl" : ", ttl " + ttl + " s");
  }

  private static Optional<Instant> timeAt(JsonParser parser) throws IOException {
    Instant time;
    try {
      if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
          && parser.getTextLength() <= LONGEST_EPOCH_SECOND) {
        time = Instant.ofEpochSecond(parser.getLongValue());
      } else if (parser.currentToken() == JsonToken.VALUE_STRING) {
        time = OffsetDateTime.parse(parser.getText().trim()).toInstant();
      } else {
        return Optional.empty();
      }
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
    boolean isPlausible = !time.isBefore(YEAR_2000) && !time.isAfter(YEAR_2100);
    return isPlausible ? Optional.of(time) : Optional.empty();
  }

  private static String textAt(JsonParser parser) throws IOException {
    return parser.currentToken().isScalarValue() ? Quote.of(parser.getText()) : null;
  }
}
