package velib.producer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Answers of a feed, as text. */
final class Feeds {
  /** More stations than any answer of the tests has. */
  static final int MANY = 1_000_000;

  private Feeds() {}

  /** A row in the feed's own shape. */
  static String row(String stationCode, int bikes) {
    return "{\"station_id\":213688169,\"num_bikes_available\":"
        + bikes
        + ",\"num_bikes_available_types\":[{\"mechanical\":"
        + bikes
        + "},{\"ebike\":0}],\"is_renting\":1,\"last_reported\":1760776294,\"stationCode\":\""
        + stationCode
        + "\",\"station_opening_hours\":null}";
  }

  static String of(String... rows) {
    return "{\"lastUpdatedOther\":1760776300,\"ttl\":3600,\"data\":{\"stations\":["
        + String.join(",", rows)
        + "]}}";
  }

  static String ofCodes(String... stationCodes) {
    return of(Arrays.stream(stationCodes).map(code -> row(code, 5)).toArray(String[]::new));
  }

  static Snapshot read(String body) throws PollFailure {
    return FeedReader.read(body.getBytes(UTF_8), MANY);
  }

  /** The rows of a snapshot as "code=json", with "-" for a row without a usable code. */
  static String shown(Snapshot snapshot) {
    return snapshot.rows().stream()
        .map(row -> row.stationCode().orElse("-") + "=" + new String(row.json(), UTF_8))
        .collect(Collectors.joining(" "));
  }
}
