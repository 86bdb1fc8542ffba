package velib.feedsimulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes the two documents of the feed with the real one's fields in their order. */
final class FeedJson {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int TTL_SECONDS = 3_600;

  private FeedJson() {}

  /** {@code station_status.json}. */
  static byte[] status(Snapshot snapshot) {
    return bytes(
        json -> {
          startFeed(json, snapshot.epochSecond);
          for (StationRow row : snapshot.rows) {
            writeRow(json, row);
          }
          endFeed(json);
        });
  }

  /** {@code station_information.json}. */
  static byte[] information(Network network, long epochSecond) {
    return bytes(
        json -> {
          startFeed(json, epochSecond);
          for (Station station : network.stations()) {
            json.writeStartObject();
            json.writeNumberField("station_id", station.id);
            json.writeStringField("stationCode", station.code);
            json.writeStringField("name", station.name);
            json.writeNumberField("lat", station.latitude);
            json.writeNumberField("lon", station.longitude);
            json.writeNumberField("capacity", station.capacity);
            json.writeNullField("station_opening_hours");
            json.writeEndObject();
          }
          endFeed(json);
        });
  }

  private static void startFeed(JsonGenerator json, long epochSecond) throws IOException {
    json.writeStartObject();
    json.writeNumberField("lastUpdatedOther", epochSecond);
    json.writeNumberField("ttl", TTL_SECONDS);
    json.writeObjectFieldStart("data");
    json.writeArrayFieldStart("stations");
  }

  private static void endFeed(JsonGenerator json) throws IOException {
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeRow(JsonGenerator json, StationRow row) throws IOException {
    json.writeStartObject();
    json.writeNumberField("station_id", row.station.id);
    writeBikes(json, "num_bikes_available", row);
    writeBikes(json, "numBikesAvailable", row);
    json.writeArrayFieldStart("num_bikes_available_types");
    writeType(json, "mechanical", row.mechanicalBikes);
    writeType(json, "ebike", row.electricBikes);
    json.writeEndArray();
    json.writeNumberField("num_docks_available", row.docks);
    json.writeNumberField("numDocksAvailable", row.docks);
    json.writeNumberField("is_installed", row.installed ? 1 : 0);
    json.writeNumberField("is_returning", row.renting ? 1 : 0);
    json.writeNumberField("is_renting", row.renting ? 1 : 0);
    json.writeNumberField("last_reported", row.lastReportedEpochSecond);
    json.writeStringField("stationCode", row.station.code);
    json.writeNullField("station_opening_hours");
    json.writeEndObject();
  }

  static byte[] bytes(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      content.writeTo(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void writeBikes(JsonGenerator json, String field, StationRow row)
      throws IOException {
    json.writeFieldName(field);
    if (row.brokenBikes == null) {
      json.writeNumber(row.bikes());
    } else {
      json.writeRawValue(row.brokenBikes);
    }
  }

  private static void writeType(JsonGenerator json, String type, int bikes) throws IOException {
    json.writeStartObject();
    json.writeNumberField(type, bikes);
    json.writeEndObject();
  }

  /** Something that writes JSON. */
  interface Content {
    void writeTo(JsonGenerator json) throws IOException;
  }
}
