package velib.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import velib.stationmodel.StationCodes;

/** Reads {@code station_information.json}. */
final class StationPlaces {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_DOCKS = 100_000;

  private StationPlaces() {}

  /**
   * The places by station code. A station that is described badly has what can be used.
   *
   * @throws IOException with a message for a person, where it is no such file or names no station
   */
  static Map<String, StationPlace> read(byte[] file) throws IOException {
    JsonNode rows = JSON.readTree(file).path("data").path("stations");
    Map<String, StationPlace> places = new TreeMap<>();
    for (JsonNode row : rows) {
      JsonNode code = row.path("stationCode");
      String text = code.isTextual() || code.isIntegralNumber() ? code.asText() : "";
      String stationCode = StationCodes.ofText(text);
      if (stationCode != null) {
        places.put(stationCode, place(row));
      }
    }
    if (places.isEmpty()) {
      throw new IOException("there is no station in its data.stations");
    }
    return places;
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

  /** Whether it is a place; feeds write 0 for one that they do not know. */
  private static boolean isDegrees(JsonNode value, int most) {
    return value.isNumber() && value.doubleValue() != 0 && Math.abs(value.doubleValue()) <= most;
  }
}
