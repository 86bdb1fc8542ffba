package velib.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import velib.testkit.KafkaExtension;

class GeoJsonIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();

  @RegisterExtension final RunningDashboard dashboard = new RunningDashboard(kafka);

  private final DashboardClient client = new DashboardClient(dashboard::port);

  @Test
  void aStationIsAPointWithWhatTheApiSaysOfIt() throws Exception {
    publishTwoStationsOfOnePostcodeAndOneWithoutAPlace();

    JsonNode stations = client.get("/api/stations").path("stations");
    JsonNode map = client.get("/api/stations.geojson");

    client.requireForm("StationsGeoJson", map);
    assertThat(map.path("features")).hasSameSizeAs(stations);
    for (int i = 0; i < stations.size(); i++) {
      JsonNode station = stations.get(i);
      JsonNode feature = map.path("features").get(i);
      assertThat(feature.path("id")).isEqualTo(station.path("station_code"));
      assertThat(feature.path("properties")).isEqualTo(station);
      if (station.path("lat").isNull()) {
        assertThat(feature.path("geometry").isNull()).isTrue();
      } else {
        assertThat(degrees(feature, 0)).isEqualTo(station.path("lon").asDouble(), within(1e-6));
        assertThat(degrees(feature, 1)).isEqualTo(station.path("lat").asDouble(), within(1e-6));
      }
    }
  }

  @Test
  void aPostcodeIsTheMeanPointOfItsStationsOrHasNoGeometry() throws Exception {
    publishTwoStationsOfOnePostcodeAndOneWithoutAPlace();

    JsonNode map = client.get("/api/postcodes.geojson");

    client.requireForm("PostcodesGeoJson", map);
    JsonNode totals = client.postcodes();
    assertThat(map.at("/features/0/properties")).isEqualTo(totals.get(0));
    assertThat(map.at("/features/1/properties")).isEqualTo(totals.get(1));
    assertThat(map.at("/features/0/id").asText()).isEqualTo("75016");
    JsonNode stations = client.get("/api/postcodes/75016").path("stations");
    assertThat(stations).hasSize(2);
    for (int axis = 0; axis < 2; axis++) {
      String field = List.of("lon", "lat").get(axis);
      double mean =
          (stations.get(0).path(field).asDouble() + stations.get(1).path(field).asDouble()) / 2;
      assertThat(degrees(map.at("/features/0"), axis)).isEqualTo(mean, within(1e-6));
    }
    assertThat(map.at("/features/1/id").asText()).isEqualTo("92160");
    assertThat(map.at("/features/1/geometry").isNull()).isTrue();
  }

  @Test
  void theMediaTypeIsThatOfGeoJsonAndNothingIsKept() throws Exception {
    for (String path : List.of("/api/stations.geojson", "/api/postcodes.geojson")) {
      HttpResponse<String> answer = client.ask(path);

      assertThat(answer.headers().firstValue("Content-Type")).contains("application/geo+json");
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(answer.body()).isEqualTo("{\"type\":\"FeatureCollection\",\"features\":[]}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/stations", "/api/stations.geojson"})
  void aLongListIsCompressedForWhoAsksForThat(String path) throws Exception {
    List<String> codes =
        IntStream.range(16_001, 16_201).mapToObj(String::valueOf).collect(Collectors.toList());
    dashboard.publishStatuses(codes, 4);
    await()
        .untilAsserted(
            () -> assertThat(client.get("/api/stations").path("stations")).hasSameSizeAs(codes));

    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + dashboard.port() + path))
                    .header("Accept-Encoding", "gzip")
                    .build(),
                HttpResponse.BodyHandlers.ofInputStream());

    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    try (InputStream body = new GZIPInputStream(answer.body())) {
      JsonNode unpacked = new ObjectMapper().readTree(body);
      assertThat(unpacked.findValues("station_code")).hasSameSizeAs(codes);
    }
  }

  /** The feed of the test has the first two, and nobody has the third. */
  private void publishTwoStationsOfOnePostcodeAndOneWithoutAPlace() throws Exception {
    dashboard.publishResult("75016", 7, 3);
    dashboard.publishResult("92160", 9, 4);
    dashboard.publishStatuses(List.of("16107", "16002", "21699"), 4);
    await()
        .untilAsserted(() -> assertThat(client.get("/api/stations").path("stations")).hasSize(3));
    await()
        .untilAsserted(
            () ->
                assertThat(client.get("/api/postcodes/75016").at("/stations/1/lat").isNumber())
                    .isTrue());
    await().untilAsserted(() -> assertThat(client.postcodes()).hasSize(2));
  }

  private static double degrees(JsonNode feature, int axis) {
    return feature.at("/geometry/coordinates").get(axis).asDouble();
  }
}
