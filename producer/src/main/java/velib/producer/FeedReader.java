package velib.producer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import velib.feedclient.Quote;
import velib.feedclient.TooManyStations;

/**
 * Cuts an answer of the feed into its rows without touching their bytes.
 *
 * <p>One pass over the tokens finds {@code data.stations}, the beginning and end of each row in the
 * body, and the station that it names. The rest of a row is for the consumer to read. A row that
 * cannot be published, but ends where it should, is marked as refused and spoils no other. After
 * any other fault nobody knows where the next row begins, so the whole answer is refused.
 */
final class FeedReader {
  private static final JsonFactory JSON = new JsonFactory();
  private static final JsonParser.Feature NAN =
      JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature();
  private static final int LONGEST_QUOTE_BYTES = 120;

  private final byte[] body;
  private final int maxStations;
  private final JsonParser parser;
  private final FeedHeader header = new FeedHeader();
  private List<StationRow> rows;

  private FeedReader(byte[] body, int maxStations, JsonParser parser) {
    this.body = body;
    this.maxStations = maxStations;
    this.parser = parser;
  }

  /**
   * Reads one answer.
   *
   * @param body the whole body, decompressed: JSON in UTF-8
   * @param maxStations where reading stops: a row of two bytes takes about thirty in memory
   * @throws PollFailure with {@link PollOutcome#NOT_THE_FEED} when it is anything but a feed with
   *     at least one station
   */
  static Snapshot read(byte[] body, int maxStations) throws PollFailure {
    try (JsonParser parser = JSON.createParser(body)) {
      return new FeedReader(body, maxStations, parser).read();
    } catch (JsonProcessingException notJson) {
      throw notTheFeed(
          String.format(
              Locale.ROOT,
              "not JSON %s, it begins with \"%s\"",
              place(notJson, body),
              beginning(body)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // bytes in memory have no I/O to fail
    }
  }

  private Snapshot read() throws IOException, PollFailure {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw notTheFeed("the body is empty");
    }
    if (parser.currentTokenLocation().getByteOffset() < 0) {
      throw notTheFeed("the JSON is not in UTF-8");
    }
    if (first == JsonToken.START_OBJECT) {
      readTop();
    } else {
      parser.skipChildren();
    }
    if (parser.nextToken() != null) {
      throw notTheFeed("the body continues after its JSON value");
    }
    if (rows == null) {
      throw notTheFeed("it has no array data.stations, it begins with \"" + beginning(body) + "\"");
    }
    Snapshot snapshot = new Snapshot(header, rows);
    if (snapshot.stationCodes().isEmpty()) {
      throw notTheFeed("none of its " + rows.size() + " rows has a stationCode");
    }
    if (rows.stream().allMatch(row -> row.refusal().isPresent())) {
      RefusedRows refused = new RefusedRows();
      rows.forEach(row -> refused.add(row, row.refusal().orElseThrow()));
      throw notTheFeed("each of its " + rows.size() + " rows is refused: " + refused);
    }
    return snapshot;
  }

  private void readTop() throws IOException, PollFailure {
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      if (field.equals("data") && value == JsonToken.START_OBJECT) {
        readData();
      } else {
        header.take(field, parser);
      }
    }
  }

  private void readData() throws IOException, PollFailure {
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      if (field.equals("stations") && value == JsonToken.START_ARRAY) {
        readRows();
      } else {
        parser.skipChildren();
      }
    }
  }

  /** Within the rows NaN is read, so that a row with it can be refused alone. */
  private void readRows() throws IOException, PollFailure {
    rows = new ArrayList<>();
    RowReader reader = new RowReader(parser, body);
    parser.enable(NAN);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (rows.size() == maxStations) {
        throw FeedFailures.notTheFeed(new TooManyStations(maxStations));
      }
      rows.add(reader.read());
    }
    parser.disable(NAN);
  }

  private static PollFailure notTheFeed(String reason) {
    return new PollFailure(PollOutcome.NOT_THE_FEED, reason);
  }

  private static String place(JsonProcessingException notJson, byte[] body) {
    JsonLocation location = notJson.getLocation();
    return location == null
        ? "(" + Quote.of(notJson.getOriginalMessage()) + ")"
        : "from byte " + location.getByteOffset() + " of " + body.length + " on";
  }

  private static String beginning(byte[] body) {
    int length = Math.min(body.length, LONGEST_QUOTE_BYTES);
    return Quote.of(new String(body, 0, length, StandardCharsets.UTF_8));
  }
}
