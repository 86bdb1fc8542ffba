package velib.feedsimulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What a correct pipeline shows after a snapshot that was served completely. */
public final class ServedSnapshot {
  private final long number;
  private final Instant servedAt;
  private final boolean countable;

  /** The latest valid row of each station, by the station's index; null if there was none. */
  private final StationRow[] latest;

  ServedSnapshot(long number, Instant servedAt, boolean countable, StationRow[] latest) {
    this.number = number;
    this.servedAt = servedAt;
    this.countable = countable;
    this.latest = latest;
  }

  /** The snapshot's number. */
  public long number() {
    return number;
  }

  /** When its last byte was sent. */
  public Instant servedAt() {
    return servedAt;
  }

  /**
   * Whether a pipeline must accept this snapshot. One that lacks half the stations is refused at
   * first and believed after a few polls. Its totals are those before it, and a comparison should
   * wait for the next snapshot.
   */
  public boolean countable() {
    return countable;
  }

  /**
   * The result message of each postcode, in the order of the postcodes.
   *
   * @param stationCodes the station codes that the pipeline keeps
   */
  public Map<String, String> messages(Predicate<String> stationCodes) {
    Map<String, String> messages = new LinkedHashMap<>();
    sums(stationCodes)
        .forEach(
            (postcode, sum) ->
                messages.put(
                    postcode, new String(FeedJson.bytes(sum::writeTo), StandardCharsets.UTF_8)));
    return messages;
  }

  void writeTo(JsonGenerator json, Predicate<String> stationCodes) throws IOException {
    json.writeStartObject();
    json.writeNumberField("snapshot", number);
    json.writeStringField("served_at", servedAt.toString());
    json.writeBooleanField("countable", countable);
    json.writeArrayFieldStart("totals");
    for (PostcodeSum sum : sums(stationCodes).values()) {
      sum.writeTo(json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  StationRow[] latest() {
    return latest;
  }

  private SortedMap<String, PostcodeSum> sums(Predicate<String> stationCodes) {
    SortedMap<String, PostcodeSum> sums = new TreeMap<>();
    for (StationRow row : latest) {
      if (row != null && stationCodes.test(row.station.code)) {
        sums.computeIfAbsent(row.station.postcode, PostcodeSum::new).add(row);
      }
    }
    return sums;
  }
}
