package velib.producer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import velib.stationmodel.StationCodes;

/** Reads the rows of an answer one by one: where each begins and ends, and which station it is. */
final class RowReader {
  private final JsonParser parser;
  private final byte[] body;
  private String stationCode;
  private RowRefusal refusal;

  /**
   * A reader of rows.
   *
   * @param parser over the body; it must accept {@code NaN}, so that a row with it can be read to
   *     its end
   */
  RowReader(JsonParser parser, byte[] body) {
    this.parser = parser;
    this.body = body;
  }

  /** Reads the row that begins with the current token; leaves the parser at its last token. */
  StationRow read() throws IOException {
    int from = (int) parser.currentTokenLocation().getByteOffset();
    stationCode = null;
    refusal = null;
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
        parser.nextToken();
        if (field.equals("stationCode")) {
          stationCode = readStationCode(); // the last one counts, as for the consumer
        } else {
          skip();
        }
      }
    } else {
      skip();
      parser.finishToken();
    }
    int to = (int) parser.currentLocation().getByteOffset();
    return new StationRow(stationCode, refusal, body, from, to);
  }

  private String readStationCode() throws IOException {
    if (!parser.currentToken().isScalarValue() || parser.isNaN()) {
      skip();
      return null;
    }
    String code = StationCodes.of(parser);
    if (code != null && StationCodes.isTooLong(code)) {
      refusal = RowRefusal.CODE_TOO_LONG;
      return null;
    }
    return code;
  }

  /** Goes to the end of the current value, and notes what JSON does not have. */
  private void skip() throws IOException {
    int open = 0;
    while (true) {
      JsonToken token = parser.currentToken();
      if (token.isStructStart()) {
        open++;
      } else if (token.isStructEnd()) {
        open--;
      } else if (parser.isNaN()) {
        refusal = RowRefusal.NOT_JSON;
      }
      if (open == 0) {
        return;
      }
      parser.nextToken();
    }
  }
}
