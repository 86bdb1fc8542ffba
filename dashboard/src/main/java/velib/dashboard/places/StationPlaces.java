package velib.dashboard.places;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import velib.feedclient.TooManyStations;
import velib.stationmodel.StationCodes;

/**
 * Reads {@code station_information.json} token by token, so that its size in memory is that of what
 * is kept. {@code NaN} in a row is an unusable field like any other.
 */
final class StationPlaces {
  /** The most characters of a name; the real ones have up to 60. */
  private static final int LONGEST_NAME = 200;

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
  private static final int MOST_DOCKS = 100_000;

  private final JsonParser parser;
  private final int maxStations;
  private final Map<String, StationPlace> places = new TreeMap<>();

  private StationPlaces(JsonParser parser, int maxStations) {
    this.parser = parser;
    this.maxStations = maxStations;
  }

  /**
   * Returns the places by station code. Of a station with bad fields, the usable fields are kept.
   *
   * @param maxStations where reading stops, so that a small file cannot unpack to millions
   * @throws IOException with a message for a person if it is not such a file, names no station, or
   *     has too many
   */
  static Map<String, StationPlace> read(byte[] file, int maxStations) throws IOException {
    try (JsonParser parser = JSON.createParser(file)) {
      StationPlaces read = new StationPlaces(parser, maxStations);
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        read.top();
      }
      if (read.places.isEmpty()) {
        throw new IOException("there is no station in its data.stations");
      }
      return read.places;
    }
  }

  private void top() throws IOException {
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      if (parser.nextToken() == JsonToken.START_OBJECT && field.equals("data")) {
        data();
      } else {
        parser.skipChildren();
      }
    }
  }

  private void data() throws IOException {
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      if (parser.nextToken() == JsonToken.START_ARRAY && field.equals("stations")) {
        stations();
      } else {
        parser.skipChildren();
      }
    }
  }

  private void stations() throws IOException {
    for (int rows = 0; parser.nextToken() != JsonToken.END_ARRAY; rows++) {
      if (rows == maxStations) {
        throw new TooManyStations(maxStations);
      }
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        row();
      } else {
        parser.skipChildren();
      }
    }
  }

  private void row() throws IOException {
    String stationCode = null;
    String name = null;
    double latitude = 0;
    double longitude = 0;
    double capacity = 0;
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      parser.nextToken();
      switch (field) {
        case "stationCode":
          stationCode = code();
          break;
        case "name":
          name = name();
          break;
        case "lat":
          latitude = number();
          break;
        case "lon":
          longitude = number();
          break;
        case "capacity":
          capacity = number();
          break;
        default: // not shown
      }
      parser.skipChildren();
    }
    if (stationCode != null) {
      places.put(stationCode, place(name, latitude, longitude, capacity));
    }
  }

  /** The station code that the current value names; null if it names none or is too long. */
  private String code() throws IOException {
    String code = StationCodes.of(parser);
    return code == null || StationCodes.isTooLong(code) ? null : code;
  }

  /** The current value if it is text; null if it is blank or too long. */
  private String name() throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING || parser.getTextLength() > LONGEST_NAME) {
      return null;
    }
    String name = parser.getText().trim();
    return name.isEmpty() ? null : name;
  }

  /** The current value; 0, which stands for unknown in the feed, if it is no number. */
  private double number() throws IOException {
    return parser.currentToken().isNumeric() ? parser.getDoubleValue() : 0;
  }

  private static StationPlace place(String name, double latitude, double longitude, double docks) {
    boolean isSomewhere = isDegrees(latitude, 90) && isDegrees(longitude, 180);
    return new StationPlace(
        name,
        isSomewhere ? latitude : null,
        isSomewhere ? longitude : null,
        docks >= 1 && docks <= MOST_DOCKS ? Integer.valueOf((int) docks) : null);
  }

  private static boolean isDegrees(double value, int most) {
    return value != 0 && Math.abs(value) <= most;
  }
}
