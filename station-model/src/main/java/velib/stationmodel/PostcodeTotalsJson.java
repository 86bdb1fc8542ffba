package velib.stationmodel;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The result message: one JSON object, UTF-8, its fields always in the same order, so that equal
 * totals are equal bytes.
 */
public final class PostcodeTotalsJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PostcodeTotalsJson() {}

  /** The totals as the bytes of a result message. */
  public static byte[] write(PostcodeTotals totals) {
    return writeText(totals).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The totals that a result message carries; fields that it has beside them are ignored.
   *
   * @throws IllegalArgumentException when it is no result message; says what was found
   */
  public static PostcodeTotals read(byte[] message) {
    try {
      JsonNode json = JSON.readTree(message);
      String lastReported = json.path("last_reported").asText(null);
      return new PostcodeTotals(
          required(json, "postcode").asText(),
          required(json, "total_bikes").longValue(),
          required(json, "mechanical_bikes").longValue(),
          required(json, "electric_bikes").longValue(),
          required(json, "rentable_bikes").longValue(),
          required(json, "docks_available").longValue(),
          required(json, "stations").intValue(),
          json.path("last_reported").isNull()
              ? StationStatus.NOT_REPORTED
              : Instant.parse(lastReported).getEpochSecond());
    } catch (IOException | RuntimeException unusable) {
      throw new IllegalArgumentException(
          "not a result message: " + new String(message, StandardCharsets.UTF_8), unusable);
    }
  }

  static String writeText(PostcodeTotals totals) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.getFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("postcode", totals.postcode());
      json.writeNumberField("total_bikes", totals.totalBikes());
      json.writeNumberField("mechanical_bikes", totals.mechanicalBikes());
      json.writeNumberField("electric_bikes", totals.electricBikes());
      json.writeNumberField("rentable_bikes", totals.rentableBikes());
      json.writeNumberField("docks_available", totals.docksAvailable());
      json.writeNumberField("stations", totals.stations());
      if (totals.lastReportedEpochSecond() == StationStatus.NOT_REPORTED) {
        json.writeNullField("last_reported");
      } else {
        json.writeStringField(
            "last_reported", Instant.ofEpochSecond(totals.lastReportedEpochSecond()).toString());
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // a text in memory has no I/O to fail
    }
    return text.toString();
  }

  private static JsonNode required(JsonNode json, String field) {
    JsonNode value = json.get(field);
    if (value == null) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return value;
  }
}
