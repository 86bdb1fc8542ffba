package velib.stationmodel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads a station's status from a message's bytes, in all the forms that such feeds have used.
 *
 * <p>A code may be text or a whole number, any number may be written as a decimal such as {@code
 * 6.0}, a yes or no may be 0/1 or true/false, a time may be epoch seconds or ISO-8601, the bike
 * types may be an array of one-key objects or one object. Unknown fields are ignored; if a field is
 * given twice, the later one counts. The whole text is read before anything is judged, so the
 * reason given does not depend on the order of the fields.
 *
 * <p>It reads tokens and never builds a tree. A message that is beyond a limit of {@link
 * LimitedJson}, such as 1,000 levels, is unusable like one that is not JSON.
 */
public final class StationStatusReader {
  /**
   * Without Jackson's table of field names. Names that collide in it would cause an exception that
   * says nothing about the message, and the names of one message would stay for the next.
   */
  private final JsonFactory json =
      JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  /**
   * Reads one message.
   *
   * @param value one JSON object as UTF-8 bytes, such as the feed gives for a station
   * @throws UnusableStatus if it cannot be counted
   */
  public StationStatus read(byte[] value) throws UnusableStatus {
    String text = decode(value);
    StatusBuilder status = new StatusBuilder();
    try (JsonParser parser = new LimitedJson(json.createParser(text))) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new UnusableStatus(UnusableStatus.Reason.NOT_JSON, "the message is empty");
      }
      if (first == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          status.take(parser);
        }
      } else {
        parser.skipChildren();
      }
      requireNothingMore(parser);
      if (first != JsonToken.START_OBJECT) {
        throw new UnusableStatus(
            UnusableStatus.Reason.NOT_AN_OBJECT,
            "the message is " + first + ": expected an object");
      }
    } catch (LimitedJson.BeyondLimit beyond) {
      throw new UnusableStatus(
          UnusableStatus.Reason.NOT_JSON,
          "the message is beyond a limit: " + beyond.getOriginalMessage());
    } catch (JsonProcessingException notJson) {
      throw new UnusableStatus(
          UnusableStatus.Reason.NOT_JSON,
          "the message is not JSON: " + notJson.getOriginalMessage());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // a text in memory has no I/O to fail
    }
    return status.toStatus();
  }

  private static void requireNothingMore(JsonParser parser) throws IOException, UnusableStatus {
    if (parser.nextToken() != null) {
      throw new UnusableStatus(
          UnusableStatus.Reason.NOT_JSON, "the message continues after its JSON value");
    }
  }

  private static String decode(byte[] value) throws UnusableStatus {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException malformed) {
      throw new UnusableStatus(UnusableStatus.Reason.NOT_UTF8, "the message is not UTF-8 text");
    }
  }
}
