package velib.benchmarks.jmh;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import velib.stationmodel.StationStatus;

/** Reads the needed fields with Jackson's streaming parser, as fast as it can be made to. */
final class JacksonStreamingReader {
  private final JsonFactory json = new JsonFactory();

  StationStatus read(byte[] message) throws IOException {
    String code = null;
    int bikes = 0;
    int mechanical = 0;
    int electric = 0;
    int docks = 0;
    boolean installed = true;
    boolean renting = true;
    long lastReported = StationStatus.NOT_REPORTED;
    try (JsonParser parser = json.createParser(message)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.getCurrentName();
        parser.nextToken();
        switch (name) {
          case "stationCode":
            code = parser.getText();
            break;
          case "num_bikes_available":
            bikes = parser.getIntValue();
            break;
          case "num_docks_available":
            docks = parser.getIntValue();
            break;
          case "is_installed":
            installed = parser.getIntValue() == 1;
            break;
          case "is_renting":
            renting = parser.getIntValue() == 1;
            break;
          case "last_reported":
            lastReported = parser.getLongValue();
            break;
          case "num_bikes_available_types":
            while (parser.nextToken() != JsonToken.END_ARRAY) {
              parser.nextToken();
              boolean isElectric = "ebike".equals(parser.getCurrentName());
              int count = parser.nextIntValue(0);
              parser.nextToken();
              mechanical += isElectric ? 0 : count;
              electric += isElectric ? count : 0;
            }
            break;
          default:
            parser.skipChildren();
        }
      }
    }
    return new StationStatus(
        code, bikes, mechanical, electric, docks, installed && renting, lastReported);
  }
}
