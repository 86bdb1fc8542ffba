package velib.feedsimulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;

/**
 * The total of one postcode as the simulator knows it.
 *
 * <p>Summed from the numbers that the answers were written from, not with the pipeline's reader and
 * totals: code shared with what it judges would share its bugs.
 */
final class PostcodeSum {
  private final String postcode;
  private int mechanicalBikes;
  private int electricBikes;
  private int rentableBikes;
  private int docks;
  private int stations;
  private long lastReportedEpochSecond;

  PostcodeSum(String postcode) {
    this.postcode = postcode;
  }

  void add(StationRow row) {
    mechanicalBikes += row.mechanicalBikes;
    electricBikes += row.electricBikes;
    rentableBikes += row.renting && row.installed ? row.bikes() : 0;
    docks += row.docks;
    stations++;
    lastReportedEpochSecond = Math.max(lastReportedEpochSecond, row.lastReportedEpochSecond);
  }

  /** Writes the expected message of the results topic, its fields in their fixed order. */
  void writeTo(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("postcode", postcode);
    json.writeNumberField("total_bikes", mechanicalBikes + electricBikes);
    json.writeNumberField("mechanical_bikes", mechanicalBikes);
    json.writeNumberField("electric_bikes", electricBikes);
    json.writeNumberField("rentable_bikes", rentableBikes);
    json.writeNumberField("docks_available", docks);
    json.writeNumberField("stations", stations);
    json.writeStringField(
        "last_reported", Instant.ofEpochSecond(lastReportedEpochSecond).toString());
    json.writeEndObject();
  }
}
