package velib.feedsimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
  private FeedSimulator simulator;

  @BeforeEach
  void start() throws IOException {
    simulator =
        FeedSimulator.start(Map.of("SIMULATOR_STEP_SECONDS", "0", "SIMULATOR_STATIONS", "400"));
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void anOrderedFaultHitsSoManyAnswersAndNoMore() throws IOException {
    order("{\"fault\":\"http-429\",\"times\":3,\"retryAfterSeconds\":2}");
    for (int poll = 0; poll < 3; poll++) {
      HttpResponse<byte[]> answer = Poll.get(simulator.statusUri());
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    }
    assertThat(Poll.rows(simulator)).hasSize(400);
  }

  @Test
  void faultsComeInTheOrderInWhichTheyWereOrdered() throws IOException {
    order("[{\"fault\":\"http-503\"},{\"fault\":\"http-429\"}]");
    simulator.order(FaultOrder.of(Fault.HTTP_503).times(2));

    assertThat(List.of(status(), status(), status(), status(), status()))
        .containsExactly(503, 429, 503, 503, 200);
  }

  @Test
  void faultsThatAreStillToComeAreShownAndCanBeDropped() throws IOException {
    URI faults = simulator.uri().resolve("/faults");
    order("{\"fault\":\"html\",\"times\":5}");
    assertThat(Poll.json(faults).get("queued").toString())
        .isEqualTo(
            "[{\"fault\":\"html\",\"times\":5,\"retryAfterSeconds\":5,"
                + "\"seconds\":30,\"megabytes\":100}]");

    Poll.send(Poll.request(faults).DELETE().build());

    assertThat(Poll.json(faults).get("queued")).isEmpty();
    assertThat(Poll.rows(simulator)).hasSize(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"fault\":\"htlm\"}",
        "{\"fault\":\"html\",\"times\":0}",
        "{\"fault\":\"html\",\"times\":\"3\"}",
        "{\"fault\":\"html\",\"time\":3}",
        "{}",
        "",
        "html",
        "[{\"fault\":\"html\"},{\"fault\":\"hang\",\"seconds\":-1}]"
      })
  void anOrderThatIsNotUnderstoodIsRefusedWhole(String body) throws IOException {
    HttpResponse<byte[]> answer = post(body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Poll.text(answer)).contains("expected");
    assertThat(Poll.json(simulator.uri().resolve("/faults")).get("queued")).isEmpty();
  }

  @Test
  void anHtmlPageComesWithStatus200() throws IOException {
    simulator.order(FaultOrder.of(Fault.HTML));
    HttpResponse<byte[]> answer = Poll.get(simulator.statusUri());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(Poll.text(answer)).startsWith("<!DOCTYPE html>");
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"NOT_JSON", "TRUNCATED"})
  void aBodyThatCannotBeReadCallsItselfJson(Fault fault) throws IOException {
    simulator.order(FaultOrder.of(fault).times(2));
    HttpResponse<byte[]> plain = Poll.get(simulator.statusUri());
    HttpResponse<byte[]> packed = Poll.get(simulator.statusUri(), "Accept-Encoding", "gzip");

    assertThat(plain.headers().firstValue("Content-Type")).contains("application/json");
    assertThatThrownBy(() -> Poll.MAPPER.readTree(plain.body()))
        .isInstanceOf(JsonProcessingException.class);
    assertThatThrownBy(() -> Poll.MAPPER.readTree(Poll.unpack(packed.body())))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void anotherShapeIsValidJsonWithoutStations() throws IOException {
    simulator.order(FaultOrder.of(Fault.WRONG_SHAPE), FaultOrder.of(Fault.EMPTY_STATIONS));

    assertThat(Poll.json(simulator.statusUri()).findValue("stations")).isNull();
    JsonNode empty = Poll.json(simulator.statusUri());
    assertThat(empty.path("data").path("stations").isArray()).isTrue();
    assertThat(empty.path("data").path("stations")).isEmpty();
    assertThat(empty.has("lastUpdatedOther")).isTrue();
  }

  @Test
  void aTruncatedGzipStreamEndsInItsMiddle() throws IOException {
    simulator.order(FaultOrder.of(Fault.TRUNCATED_GZIP));
    HttpResponse<byte[]> answer = Poll.get(simulator.statusUri(), "Accept-Encoding", "gzip");

    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThatThrownBy(() -> Poll.unpack(answer.body())).isInstanceOf(EOFException.class);
  }

  @Test
  void aHangingAnswerNeverComesAndHoldsUpNoOther() throws IOException {
    simulator.order(FaultOrder.of(Fault.HANG).seconds(3_600));
    HttpRequest impatient =
        Poll.request(simulator.statusUri()).timeout(Duration.ofMillis(300)).GET().build();

    assertThatThrownBy(() -> Poll.send(impatient)).isInstanceOf(HttpTimeoutException.class);
    assertThat(Poll.rows(simulator)).hasSize(400);
  }

  @Test
  void aHangingAnswerEndsWithoutAHeaderWhenItsTimeIsOver() {
    // The JDK's client asks again by itself when a connection ends without an answer.
    simulator.order(FaultOrder.of(Fault.HANG).seconds(0).times(100));

    assertThatThrownBy(() -> Poll.get(simulator.statusUri()))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(HttpTimeoutException.class);
    assertThat(simulator.truth().last()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"SLOW_DRIP", "CONNECTION_RESET"})
  void anAnswerThatBreaksOffLeavesAPartOfTheBody(Fault fault) throws Exception {
    simulator.order(FaultOrder.of(fault).seconds(1));
    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient()
            .send(
                Poll.request(simulator.statusUri()).build(),
                HttpResponse.BodyHandlers.ofInputStream());
    long announced = answer.headers().firstValueAsLong("Content-Length").orElseThrow();
    long[] received = {0};

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThatThrownBy(
            () -> {
              while (answer.body().read() >= 0) {
                received[0]++;
              }
            })
        .isInstanceOf(IOException.class);
    assertThat(received[0]).isPositive().isLessThan(announced);
    assertThat(simulator.truth().last()).isEmpty();
  }

  @Test
  void aHugeBodyIsAValidFeedOfTheSizeAskedFor() throws IOException {
    simulator.order(FaultOrder.of(Fault.HUGE_BODY).megabytes(3));
    HttpResponse<byte[]> huge = Poll.get(simulator.statusUri(), "Accept-Encoding", "gzip");
    assertThat(huge.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(huge.body().length).isBetween(3_000_000, 3_100_000);
    assertThat(Poll.MAPPER.readTree(huge.body()).path("data").path("stations"))
        .hasSizeGreaterThan(9_000);

    simulator.order(FaultOrder.of(Fault.GZIP_BOMB).megabytes(10));
    HttpResponse<byte[]> bomb = Poll.get(simulator.statusUri(), "Accept-Encoding", "gzip");
    assertThat(bomb.body().length).isLessThan(200_000);
    assertThat(Poll.unpack(bomb.body()).length).isGreaterThan(10_000_000);
  }

  @Test
  void someRowsHaveNoReadableNumberOfBikes() throws IOException {
    simulator.order(FaultOrder.of(Fault.WRONG_TYPES));
    List<JsonNode> rows = Poll.rows(simulator);
    List<String> wrong = new ArrayList<>();
    for (JsonNode row : rows) {
      JsonNode bikes = row.get("num_bikes_available");
      assertThat(row.get("numBikesAvailable")).isEqualTo(bikes);
      if (!bikes.isInt() || bikes.intValue() < 0 || bikes.intValue() > 100_000) {
        wrong.add(row.get("stationCode").textValue() + ' ' + bikes);
      }
    }

    assertThat(rows).hasSize(400);
    assertThat(wrong).hasSize(8).contains("32017 \"many\"");
  }

  @Test
  void someStationsHaveASecondRowThatSaysOtherwise() throws IOException {
    simulator.order(FaultOrder.of(Fault.DUPLICATE_STATIONS));
    List<JsonNode> rows = Poll.rows(simulator);

    assertThat(rows).hasSize(440);
    assertThat(rows.get(400).get("stationCode")).isEqualTo(rows.get(0).get("stationCode"));
    assertThat(rows.get(400).get("num_bikes_available").intValue())
        .isEqualTo(rows.get(0).get("num_bikes_available").intValue() + 3);
  }

  @Test
  void someRowsHaveCodesThatAreNoStations() throws IOException {
    simulator.order(FaultOrder.of(Fault.UNKNOWN_CODES));
    List<JsonNode> rows = Poll.rows(simulator);

    assertThat(rows)
        .hasSize(408)
        .extracting(row -> row.get("stationCode").asText(null))
        .contains("71002", "60001", "7", "21", "abc", "", null);
  }

  @Test
  void everySecondStationIsGone() throws IOException {
    simulator.order(FaultOrder.of(Fault.HALF_STATIONS));
    assertThat(Poll.rows(simulator)).hasSize(200);
  }

  @Test
  void aFrozenFeedHasAFreshHeaderOverTheRowsOfTheLastGoodAnswer() throws IOException {
    JsonNode good = Poll.json(simulator.statusUri());
    simulator.order(FaultOrder.of(Fault.FROZEN).times(2));
    JsonNode frozen = Poll.json(simulator.statusUri());
    JsonNode frozenStill = Poll.json(simulator.statusUri());
    JsonNode thawed = Poll.json(simulator.statusUri());

    assertThat(frozen.get("data")).isEqualTo(good.get("data")).isEqualTo(frozenStill.get("data"));
    assertThat(frozen.get("lastUpdatedOther").longValue())
        .isGreaterThan(good.get("lastUpdatedOther").longValue())
        .isLessThan(frozenStill.get("lastUpdatedOther").longValue());
    assertThat(thawed.get("data")).isNotEqualTo(good.get("data"));
  }

  @Test
  void faultsByChanceAreTheSameInEveryRunOfASeed() throws IOException {
    Map<String, String> settings =
        Map.of(
            "SIMULATOR_STEP_SECONDS", "0",
            "SIMULATOR_STATIONS", "2",
            "SIMULATOR_FAULTS", "http-503:0.3,http-429:0.2");
    List<Integer> first = statuses(settings, 60);

    assertThat(first).contains(200, 503, 429).isEqualTo(statuses(settings, 60));
  }

  private static List<Integer> statuses(Map<String, String> settings, int polls)
      throws IOException {
    try (FeedSimulator faulty = FeedSimulator.start(settings)) {
      List<Integer> statuses = new ArrayList<>();
      for (int poll = 0; poll < polls; poll++) {
        statuses.add(Poll.get(faulty.statusUri()).statusCode());
      }
      faulty.clearFaults();
      assertThat(Poll.get(faulty.statusUri()).statusCode()).isEqualTo(200);
      return statuses;
    }
  }

  private int status() throws IOException {
    return Poll.get(simulator.statusUri()).statusCode();
  }

  private void order(String json) throws IOException {
    assertThat(post(json).statusCode()).isEqualTo(200);
  }

  private HttpResponse<byte[]> post(String body) throws IOException {
    return Poll.send(
        Poll.request(simulator.uri().resolve("/faults"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }
}
