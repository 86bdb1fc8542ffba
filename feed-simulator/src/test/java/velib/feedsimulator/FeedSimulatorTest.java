package velib.feedsimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import velib.settings.InvalidSettings;

class FeedSimulatorTest {
  private static final Map<String, String> BY_REQUEST = Map.of("SIMULATOR_STEP_SECONDS", "0");

  @Test
  void aStatusRowHasTheFieldsOfTheRealFeedInTheirOrder() throws IOException {
    try (FeedSimulator simulator = FeedSimulator.start(BY_REQUEST)) {
      for (JsonNode row : Poll.rows(simulator)) {
        int bikes = row.get("num_bikes_available").intValue();
        JsonNode types = row.get("num_bikes_available_types");
        int mechanical = types.get(0).get("mechanical").intValue();
        int electric = types.get(1).get("ebike").intValue();
        assertThat(mechanical + electric).isEqualTo(bikes);
        int docks = row.get("num_docks_available").intValue();
        // Written out whole: field names, order, types and nesting are all held by it.
        assertThat(row)
            .hasToString(
                String.format(
                    Locale.ROOT,
                    "{\"station_id\":%d,\"num_bikes_available\":%d,\"numBikesAvailable\":%d,"
                        + "\"num_bikes_available_types\":[{\"mechanical\":%d},{\"ebike\":%d}],"
                        + "\"num_docks_available\":%d,\"numDocksAvailable\":%d,"
                        + "\"is_installed\":%d,\"is_returning\":%d,\"is_renting\":%d,"
                        + "\"last_reported\":%d,\"stationCode\":\"%s\","
                        + "\"station_opening_hours\":null}",
                    row.get("station_id").longValue(),
                    bikes,
                    bikes,
                    mechanical,
                    electric,
                    docks,
                    docks,
                    row.get("is_installed").intValue(),
                    row.get("is_returning").intValue(),
                    row.get("is_renting").intValue(),
                    row.get("last_reported").longValue(),
                    row.get("stationCode").textValue()));
      }
    }
  }

  @Test
  void theHeaderIsTheRealFeeds() throws IOException {
    try (FeedSimulator simulator = FeedSimulator.start(BY_REQUEST)) {
      JsonNode feed = Poll.json(simulator.statusUri());

      assertThat(feed.fieldNames()).toIterable().containsExactly("lastUpdatedOther", "ttl", "data");
      assertThat(feed.get("lastUpdatedOther").isIntegralNumber()).isTrue();
      assertThat(feed.get("ttl").intValue()).isEqualTo(3_600);
      assertThat(feed.get("data").fieldNames()).toIterable().containsExactly("stations");
    }
  }

  @Test
  void theStationsOfBothDocumentsAreTheSame() throws IOException {
    try (FeedSimulator simulator = FeedSimulator.start(BY_REQUEST)) {
      List<String> inStatus = new ArrayList<>();
      List<String> inInformation = new ArrayList<>();
      Poll.rows(simulator).forEach(row -> inStatus.add(idAndCode(row)));
      Poll.json(simulator.informationUri())
          .path("data")
          .path("stations")
          .forEach(
              row -> {
                inInformation.add(idAndCode(row));
                assertThat(row.fieldNames())
                    .toIterable()
                    .containsExactly(
                        "station_id",
                        "stationCode",
                        "name",
                        "lat",
                        "lon",
                        "capacity",
                        "station_opening_hours");
              });

      assertThat(inInformation).hasSize(1_500).isEqualTo(inStatus);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 1_500, 20_000, 20_001, 50_000})
  void anyNumberOfStationsIsServedWithTheDefaultOnesAmongThem(int stations) throws IOException {
    try (FeedSimulator simulator =
        FeedSimulator.start(Map.of("SIMULATOR_STATIONS", String.valueOf(stations)))) {
      assertThat(Poll.rows(simulator))
          .hasSize(stations)
          .extracting(row -> row.get("stationCode").textValue())
          .contains("16107", "32017")
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void twoSimulatorsWithOneSeedServeTheSameBytes() throws IOException {
    try (FeedSimulator one = FeedSimulator.start(BY_REQUEST);
        FeedSimulator other = FeedSimulator.start(BY_REQUEST);
        FeedSimulator another =
            FeedSimulator.start(Map.of("SIMULATOR_STEP_SECONDS", "0", "SIMULATOR_SEED", "7"))) {
      for (int poll = 0; poll < 3; poll++) {
        byte[] body = Poll.get(one.statusUri()).body();
        assertThat(Poll.get(other.statusUri()).body()).isEqualTo(body);
        assertThat(Poll.get(another.statusUri()).body()).isNotEqualTo(body);
      }
    }
  }

  @Test
  void eachRequestHasASnapshotOfItsOwnWhenTheStepIsZero() throws IOException {
    try (FeedSimulator simulator = FeedSimulator.start(BY_REQUEST)) {
      List<JsonNode> first = Poll.rows(simulator);
      List<JsonNode> second = Poll.rows(simulator);

      assertThat(second).isNotEqualTo(first);
      assertThat(simulator.truth().last()).get().extracting(ServedSnapshot::number).isEqualTo(1L);
    }
  }

  @Test
  void theBodyIsPackedOnlyForWhoTakesGzip() throws IOException {
    try (FeedSimulator packing = FeedSimulator.start(BY_REQUEST);
        FeedSimulator plain = FeedSimulator.start(BY_REQUEST)) {
      HttpResponse<byte[]> packed =
          Poll.get(packing.statusUri(), "Accept-Encoding", "deflate, gzip");
      HttpResponse<byte[]> bare = Poll.get(plain.statusUri());
      HttpResponse<byte[]> refused = Poll.get(plain.statusUri(), "Accept-Encoding", "gzip;q=0");

      assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
      assertThat(Poll.unpack(packed.body())).isEqualTo(bare.body());
      assertThat(bare.headers().firstValue("Content-Encoding")).isEmpty();
      assertThat(refused.headers().firstValue("Content-Encoding")).isEmpty();
    }
  }

  @Test
  void whoHasTheSnapshotIsAnswered304() throws IOException {
    try (FeedSimulator simulator =
        FeedSimulator.start(
            Map.of("SIMULATOR_STEP_SECONDS", "86400", "SIMULATOR_CONDITIONAL", "true"))) {
      HttpResponse<byte[]> first = Poll.get(simulator.statusUri());
      String tag = first.headers().firstValue("ETag").orElseThrow();
      String modified = first.headers().firstValue("Last-Modified").orElseThrow();

      HttpResponse<byte[]> byTag = Poll.get(simulator.statusUri(), "If-None-Match", tag);
      assertThat(byTag.statusCode()).isEqualTo(304);
      assertThat(byTag.body()).isEmpty();
      assertThat(
              Poll.get(simulator.statusUri(), "If-None-Match", "W/" + tag + ", \"x\"").statusCode())
          .isEqualTo(304);
      assertThat(Poll.get(simulator.statusUri(), "If-Modified-Since", modified).statusCode())
          .isEqualTo(304);
      assertThat(Poll.get(simulator.statusUri(), "If-None-Match", "\"other\"").statusCode())
          .isEqualTo(200);
      assertThat(
              Poll.get(simulator.statusUri(), "If-Modified-Since", "Thu, 1 Jan 2015 00:00:00 GMT")
                  .statusCode())
          .isEqualTo(200);
      assertThat(Poll.get(simulator.statusUri(), "If-Modified-Since", "lately").statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void conditionsAreNotOfferedUnlessSwitchedOn() throws IOException {
    try (FeedSimulator simulator = FeedSimulator.start(Map.of("SIMULATOR_STATIONS", "2"))) {
      HttpResponse<byte[]> answer = Poll.get(simulator.statusUri(), "If-None-Match", "*");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().map()).doesNotContainKeys("etag", "last-modified");
    }
  }

  @Test
  void aRequestForSomethingElseSaysWhatThereIs() throws IOException {
    try (FeedSimulator simulator = FeedSimulator.start(Map.of("SIMULATOR_STATIONS", "2"))) {
      URI elsewhere = simulator.uri().resolve("/station_status.jsonx");
      HttpRequest post =
          Poll.request(simulator.statusUri())
              .POST(HttpRequest.BodyPublishers.ofString("x"))
              .build();

      assertThat(Poll.get(elsewhere).statusCode()).isEqualTo(404);
      assertThat(Poll.text(Poll.get(elsewhere))).contains("/station_status.json");
      assertThat(Poll.send(post).statusCode()).isEqualTo(405);
    }
  }

  @Test
  void badSettingsAreAllNamed() {
    assertThatThrownBy(
            () ->
                FeedSimulator.start(
                    Map.of("SIMULATOR_STATIONS", "1", "SIMULATOR_STEP_SECONDS", "-1")))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("SIMULATOR_STATIONS is \"1\": expected a whole number from 2")
        .hasMessageContaining("SIMULATOR_STEP_SECONDS");
    assertThatThrownBy(() -> FeedSimulator.start(Map.of("SIMULATOR_FAULTS", "htlm:0.1")))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("SIMULATOR_FAULTS is \"htlm:0.1\": no fault is called \"htlm\"");
  }

  private static String idAndCode(JsonNode row) {
    return row.get("station_id").asText() + ' ' + row.get("stationCode").asText();
  }
}
