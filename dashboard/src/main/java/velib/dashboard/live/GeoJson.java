package velib.dashboard.live;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import velib.dashboard.places.StationPlace;

/**
 * GeoJSON (RFC 7946): a collection of points, each with an id and properties. What has no known
 * place has no geometry.
 */
final class GeoJson {
  private GeoJson() {}

  /** Somewhere on earth, in degrees, WGS 84. */
  static final class Point {
    private static final double MILLIONTHS = 1e6; // about 10 cm
    private final double latitude;
    private final double longitude;

    Point(double latitude, double longitude) {
      this.latitude = latitude;
      this.longitude = longitude;
    }

    /** The point of a station; empty if it has none. */
    static Optional<Point> of(StationPlace place) {
      return place == null || place.latitude == null
          ? Optional.empty()
          : Optional.of(new Point(place.latitude, place.longitude));
    }

    private ObjectNode json() {
      ObjectNode json = Json.object().put("type", "Point");
      json.putArray("coordinates").add(rounded(longitude)).add(rounded(latitude));
      return json;
    }

    private static double rounded(double degrees) {
      return Math.rint(degrees * MILLIONTHS) / MILLIONTHS;
    }
  }

  /** The mean point of several groups of points. */
  static final class MeanPoints {
    private final Map<String, double[]> sums = new TreeMap<>();

    void add(String group, Point point) {
      double[] sum = sums.computeIfAbsent(group, none -> new double[3]);
      sum[0] += point.latitude;
      sum[1] += point.longitude;
      sum[2]++;
    }

    /** The mean of a group; empty if it has no point. */
    Optional<Point> of(String group) {
      return Optional.ofNullable(sums.get(group))
          .map(sum -> new Point(sum[0] / sum[2], sum[1] / sum[2]));
    }
  }

  static ObjectNode feature(String id, Optional<Point> point, ObjectNode properties) {
    ObjectNode json = Json.object().put("type", "Feature").put("id", id);
    json.set("geometry", point.map(Point::json).orElse(null));
    json.set("properties", properties);
    return json;
  }

  /** Writes a collection feature by feature, so that none of them waits in memory. */
  static <T> void write(OutputStream out, Iterable<T> all, Function<T, ObjectNode> feature)
      throws IOException {
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartObject();
      json.writeStringField("type", "FeatureCollection");
      json.writeArrayFieldStart("features");
      for (T each : all) {
        json.writeTree(feature.apply(each));
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }
}
