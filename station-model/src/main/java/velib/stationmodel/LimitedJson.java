package velib.stationmodel;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.util.Locale;

/**
 * Tokens of a JSON text within limits that do not depend on Jackson's version. The Jackson beside
 * Spark has none, the one beside the live page has its own; without these the two programs would
 * judge the same message differently.
 *
 * <p>No limit is above one that a newer Jackson has. The limits hold for what is skipped too.
 */
final class LimitedJson extends JsonParserDelegate {
  /** The most objects and arrays inside each other. */
  static final int DEEPEST = 1_000;

  /** The most characters of a number, with its sign, point and exponent. */
  static final int LONGEST_NUMBER = 1_000;

  /** The most UTF-16 characters of a field's name. */
  static final int LONGEST_NAME = 50_000;

  /** The most UTF-16 characters of a string. */
  static final int LONGEST_STRING = 1_000_000;

  private int depth;

  LimitedJson(JsonParser parser) {
    super(parser);
  }

  @Override
  public JsonToken nextToken() throws IOException {
    JsonToken token = super.nextToken();
    if (token == null) {
      return null;
    }
    switch (token) {
      case START_OBJECT:
      case START_ARRAY:
        require(++depth, DEEPEST, "levels of objects and arrays");
        break;
      case END_OBJECT:
      case END_ARRAY:
        depth--;
        break;
      case FIELD_NAME:
        require(getCurrentName().length(), LONGEST_NAME, "characters in the name of a field");
        break;
      case VALUE_STRING:
        require(getTextLength(), LONGEST_STRING, "characters in a string");
        break;
      case VALUE_NUMBER_INT:
      case VALUE_NUMBER_FLOAT:
        require(getTextLength(), LONGEST_NUMBER, "characters in a number");
        break;
      default:
        break;
    }
    return token;
  }

  /** Skips token by token, so that each is held to the limits. */
  @Override
  public JsonParser skipChildren() throws IOException {
    JsonToken token = currentToken();
    if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
      int around = depth - 1;
      while (depth > around && nextToken() != null) {
        // an end that is missing is a fault, which nextToken() throws
      }
    }
    return this;
  }

  private static void require(int found, int most, String what) throws BeyondLimit {
    if (found > most) {
      throw new BeyondLimit(String.format(Locale.ROOT, "more than %d %s", most, what));
    }
  }

  /** Thrown for a text that is beyond a limit. */
  static final class BeyondLimit extends JsonProcessingException {
    BeyondLimit(String limit) {
      super(limit);
    }
  }
}
