package velib.dashboard.places;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import velib.feedclient.TooManyStations;
import velib.stationmodel.StationCodes;

/** Reads {@code station_information.json}, token by token: no tree of the whole file is built. */
final class StationPlaces {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_DOCKS = 100_000;
  private static final Set<String> FIELDS = Set.of("stationCode", "name", "lat", "lon", "capacity");

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
        take(row());
      } else {
        parser.skipChildren();
      }
    }
  }

  /** The fields of a row that are used: a few plain values. */
  private ObjectNode row() throws IOException {
    ObjectNode row = JSON.createObjectNode();
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      if (parser.nextToken().isScalarValue() && FIELDS.contains(field)) {
        row.set(field, JSON.<JsonNode>readTree(parser));
      } else {
        parser.skipChildren();
      }
    }
    return row;
  }

  private void take(ObjectNode row) {
    JsonNode code = row.path("stationCode");
    String text = code.isTextual() || code.isIntegralNumber() ? code.asText() : "";
    String stationCode = StationCodes.ofText(text);
    if (stationCode != null) {
      places.put(stationCode, place(row));
    }
  }

  private static StationPlace place(JsonNode row) {
    JsonNode name = row.path("name");
    JsonNode latitude = row.path("lat");
    JsonNode longitude = row.path("lon");
    int capacity = row.path("capacity").asInt(0);
    boolean isSomewhere = isDegrees(latitude, 90) && isDegrees(longitude, 180);
    return new StationPlace(
        name.isTextual() && !name.asText().isBlank() ? name.asText().trim() : null,
        isSomewhere ? latitude.doubleValue() : null,
        isSomewhere ? longitude.doubleValue() : null,
        capacity > 0 && capacity <= MOST_DOCKS ? capacity : null);
  }

  /** Whether this is a place; feeds write 0 if they do not know it. */
  private static boolean isDegrees(JsonNode value, int most) {
    return value.isNumber() && value.doubleValue() != 0 && Math.abs(value.doubleValue()) <= most;
  }
}
