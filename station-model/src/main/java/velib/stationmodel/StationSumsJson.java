package velib.stationmodel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Sums as JSON: one field for each {@link Quantity}, in its order, then {@code last_reported}. */
public final class StationSumsJson {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String LAST_REPORTED = "last_reported";

  private StationSumsJson() {}

  /** The sums as one JSON object, in UTF-8. */
  public static byte[] write(StationSums sums) {
    return writeText(sums).getBytes(StandardCharsets.UTF_8);
  }

  static String writeText(StationSums sums) {
    return text(json -> writeFields(json, sums));
  }

  /** Writes the fields of an object. */
  interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  static String text(Fields fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // a text in memory has no I/O to fail
    }
    return text.toString();
  }

  static void writeFields(JsonGenerator json, StationSums sums) throws IOException {
    for (Quantity quantity : Quantity.values()) {
      json.writeNumberField(quantity.jsonName(), sums.of(quantity));
    }
    if (sums.lastReportedEpochSecond() == StationStatus.NOT_REPORTED) {
      json.writeNullField(LAST_REPORTED);
    } else {
      json.writeStringField(
          LAST_REPORTED, Instant.ofEpochSecond(sums.lastReportedEpochSecond()).toString());
    }
  }

  /**
   * The sums among an object's fields.
   *
   * @throws RuntimeException when one is missing or unusable
   */
  static StationSums read(JsonNode json) {
    Quantity[] quantities = Quantity.values();
    long[] sums = new long[quantities.length];
    for (Quantity quantity : quantities) {
      JsonNode sum = required(json, quantity.jsonName());
      sums[quantity.ordinal()] = quantity == Quantity.STATIONS ? sum.intValue() : sum.longValue();
    }
    JsonNode lastReported = json.path(LAST_REPORTED);
    return new StationSums(
        sums,
        lastReported.isNull()
            ? StationStatus.NOT_REPORTED
            : Instant.parse(lastReported.asText(null)).getEpochSecond());
  }

  static JsonNode required(JsonNode json, String field) {
    JsonNode value = json.get(field);
    if (value == null) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return value;
  }
}
