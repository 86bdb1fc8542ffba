package velib.dashboard.live;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import velib.dashboard.places.StationPlace;
import velib.stationmodel.StationEntry;

/**
 * A copy of the stations at one moment with their places. It is written row by row, since a tree of
 * 50,000 stations would not fit the heap. Immutable.
 */
public final class StationsNow {
  private final List<StationEntry> stations;
  private final Function<StationEntry, String> postcodes;
  private final Map<String, StationPlace> places;

  StationsNow(
      List<StationEntry> stations,
      Function<StationEntry, String> postcodes,
      Map<String, StationPlace> places) {
    this.stations = stations;
    this.postcodes = postcodes;
    this.places = places;
  }

  /** Those of one postcode. */
  StationsNow of(String postcode) {
    List<StationEntry> its =
        stations.stream()
            .filter(entry -> postcode.equals(postcodes.apply(entry)))
            .collect(Collectors.toUnmodifiableList());
    return new StationsNow(its, postcodes, places);
  }

  /** Writes the body of {@code /api/stations}. */
  public void writeTo(OutputStream out) throws IOException {
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("stations");
      for (StationEntry entry : stations) {
        json.writeTree(json(entry));
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  /** Writes the body of {@code /api/stations.geojson}. */
  public void writeGeoJsonTo(OutputStream out) throws IOException {
    GeoJson.write(
        out,
        stations,
        entry ->
            GeoJson.feature(entry.stationCode(), GeoJson.Point.of(placeOf(entry)), json(entry)));
  }

  /** The mean point of each postcode's stations that have a place. */
  GeoJson.MeanPoints meanPoints() {
    GeoJson.MeanPoints means = new GeoJson.MeanPoints();
    for (StationEntry entry : stations) {
      GeoJson.Point.of(placeOf(entry)).ifPresent(point -> means.add(postcodes.apply(entry), point));
    }
    return means;
  }

  /** An array of them; for the few of one postcode. */
  ArrayNode json() {
    ArrayNode array = Json.array();
    stations.forEach(entry -> array.add(json(entry)));
    return array;
  }

  private ObjectNode json(StationEntry entry) {
    return Json.of(entry, postcodes.apply(entry), placeOf(entry));
  }

  /** Null if the feed says nothing of it. */
  private StationPlace placeOf(StationEntry entry) {
    return places.get(entry.stationCode());
  }
}
