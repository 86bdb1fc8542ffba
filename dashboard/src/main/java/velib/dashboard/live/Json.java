package velib.dashboard.live;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import velib.dashboard.places.StationPlace;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.PostcodeTotalsJson;
import velib.stationmodel.StationEntry;
import velib.stationmodel.StationStatus;
import velib.stationmodel.StationSums;
import velib.stationmodel.StationSumsJson;

/** The JSON that the server answers with; {@code openapi.json} describes it. */
public final class Json {
  /** Without a flush after each row: the server compresses only what begins with a large write. */
  private static final ObjectMapper MAPPER =
      new ObjectMapper().disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);

  private Json() {}

  /** Creates an empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** Writes an object as text. */
  public static String text(ObjectNode json) {
    try {
      return MAPPER.writeValueAsString(json);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible); // a tree in memory can be written
    }
  }

  /** A generator that writes trees too. */
  static JsonGenerator generator(OutputStream out) throws IOException {
    return MAPPER.createGenerator(out);
  }

  /** Writes totals like the message on the results topic. */
  static ObjectNode of(PostcodeTotals totals) {
    return parsed(PostcodeTotalsJson.write(totals));
  }

  /** The fields of a result without its postcode. */
  static ObjectNode of(StationSums sums) {
    return parsed(StationSumsJson.write(sums));
  }

  private static ObjectNode parsed(byte[] written) {
    try {
      return (ObjectNode) MAPPER.readTree(written);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // it was just written
    }
  }

  static ArrayNode of(Collection<PostcodeTotals> postcodes) {
    ArrayNode array = array();
    postcodes.forEach(totals -> array.add(of(totals)));
    return array;
  }

  /** The fields of a station's latest message. */
  static ObjectNode of(StationEntry entry, String postcode) {
    StationStatus status = entry.status();
    return object()
        .put("station_code", status.stationCode())
        .put("postcode", postcode)
        .put("bikes", status.bikes())
        .put("mechanical_bikes", status.mechanicalBikes())
        .put("electric_bikes", status.electricBikes())
        .put("docks_available", status.docks())
        .put("rentable", status.rentable())
        .put("last_reported", reported(status.lastReportedEpochSecond()));
  }

  /** The same, with what the feed says beside the status; null if it says nothing. */
  static ObjectNode of(StationEntry entry, String postcode, StationPlace place) {
    ObjectNode json = of(entry, postcode);
    return json.put("name", place == null ? null : place.name)
        .put("lat", place == null ? null : place.latitude)
        .put("lon", place == null ? null : place.longitude)
        .put("capacity", place == null ? null : place.capacity);
  }

  static String time(Optional<Long> epochMs) {
    return epochMs.map(Instant::ofEpochMilli).map(Json::time).orElse(null);
  }

  /** Writes a time as ISO-8601 in UTC, to the millisecond; null stays null. */
  public static String time(Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static String reported(long epochSecond) {
    return epochSecond == StationStatus.NOT_REPORTED
        ? null
        : Instant.ofEpochSecond(epochSecond).toString();
  }
}
