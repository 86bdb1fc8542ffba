package velib.dashboard;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.function.Predicate.isEqual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import velib.feedsimulator.FeedSimulator;
import velib.testkit.KafkaExtension;
import velib.testkit.MetricsTable;
import velib.testkit.Scrape;

class DashboardIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.own();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static FeedSimulator feed;

  @TempDir Path data;

  private final HttpClient http = HttpClient.newHttpClient();
  private String statuses;
  private String results;
  private Dashboard dashboard;

  @BeforeAll
  static void startFeed() throws IOException {
    feed = FeedSimulator.start(Map.of());
  }

  @AfterAll
  static void stopFeed() {
    feed.close();
  }

  @BeforeEach
  void start() {
    Map<String, String> appendTime = Map.of("message.timestamp.type", "LogAppendTime");
    statuses = kafka.newTopic("statuses", 2, appendTime);
    results = kafka.newTopic("results", 2, appendTime);
    dashboard = dashboard();
  }

  private Dashboard dashboard() {
    return TestDashboard.start(kafka, statuses, results, feed, data, 0);
  }

  @AfterEach
  void stop() {
    dashboard.close();
  }

  @Test
  void answersSayWhatTheTopicsSayAndHaveTheFormOfTheDocument() throws Exception {
    publishResult("75016", 7, 3);
    publishResult("93200", 9, 4);
    publishResult("75016", 8, 3);
    kafka.publish(statuses, "16107", status("16107", 8));
    kafka.publish(statuses, "32017", status("32017", 9), "no JSON");

    await()
        .untilAsserted(
            () -> assertThat(get("/api/totals").at("/network/total_bikes").asInt()).isEqualTo(17));
    await().untilAsserted(() -> assertThat(get("/api/stations").path("stations")).hasSize(2));
    JsonNode totals = get("/api/totals");
    assertThat(totals.path("postcodes"))
        .extracting(postcode -> postcode.path("postcode").asText())
        .containsExactly("75016", "93200");
    JsonNode postcode = get("/api/postcodes/75016");
    assertThat(postcode.at("/totals/total_bikes").asInt()).isEqualTo(8);
    assertThat(postcode.at("/stations/0/station_code").asText()).isEqualTo("16107");
    JsonNode history = get("/api/postcodes/75016/history?hours=1");
    assertThat(history.path("times")).isNotEmpty().hasSameSizeAs(history.path("electric_bikes"));
    assertThat(history.path("electric_bikes").get(0).asInt()).isEqualTo(5);

    requireForm("Totals", totals);
    requireForm("Stations", get("/api/stations"));
    requireForm("PostcodeNow", postcode);
    requireForm("History", history);
    requireForm("Trends", get("/api/trends"));
  }

  @Test
  void whatCannotBeAnsweredIsSaidInJsonWithWhatToDo() throws Exception {
    publishResult("75016", 7, 3);
    await().untilAsserted(() -> assertThat(get("/api/totals").path("postcodes")).hasSize(1));

    for (Map.Entry<String, Integer> refused :
        Map.of(
                "/api/postcodes/75001", 404,
                "/api/postcodes/x/history", 404,
                "/api/postcodes/75016/history?hours=25", 400,
                "/api/postcodes/75016/history?hours=0", 400,
                "/api/postcodes/75016/history?hours=a", 400,
                "/api/nothing", 404)
            .entrySet()) {
      HttpResponse<String> answer = ask(refused.getKey());
      assertThat(answer.statusCode()).as(refused.getKey()).isEqualTo(refused.getValue());
      requireForm("Error", JSON.readTree(answer.body()));
    }
  }

  @Test
  void viewersAreSentWhatChanges() throws Exception {
    publishResult("75016", 7, 3);
    await().untilAsserted(() -> assertThat(get("/api/totals").path("postcodes")).hasSize(1));
    try (EventStream viewer = watch(null)) {
      await().until(() -> viewer.all().size() >= 2);
      assertThat(viewer.all().get(0).name).isEqualTo("totals");
      requireForm("Totals", viewer.all().get(0).data);
      requireForm("State", viewer.all().get(1).data);

      publishResult("93200", 9, 4);
      kafka.publish(statuses, "16107", status("16107", 7));

      EventStream.Event update = awaitEvent(viewer, "results");
      assertThat(update.data.at("/postcodes/0/postcode").asText()).isEqualTo("93200");
      assertThat(update.data.at("/network/total_bikes").asInt()).isEqualTo(16);
      requireForm("Results", update.data);
      EventStream.Event station = awaitEvent(viewer, "stations");
      assertThat(station.data.at("/stations/0/bikes").asInt()).isEqualTo(7);
      requireForm("StationChanges", station.data);
    }
  }

  @Test
  void whoComesBackIsSentWhatItMissedByAnotherServerToo() throws Exception {
    publishResult("75016", 7, 3);
    publishResult("75009", 1, 1);
    await().untilAsserted(() -> assertThat(get("/api/totals").path("postcodes")).hasSize(2));
    String read;
    try (EventStream viewer = watch(null)) {
      read = awaitEvent(viewer, "totals").id;
    }
    dashboard.close();
    publishResult("75016", 5, 2);
    dashboard = dashboard();
    await()
        .untilAsserted(
            () -> assertThat(get("/api/totals").at("/network/total_bikes").asInt()).isEqualTo(6));

    try (EventStream viewer = watch(read)) {
      EventStream.Event missed = awaitEvent(viewer, "results");
      assertThat(viewer.all().get(0)).isSameAs(missed);
      assertThat(missed.data.path("postcodes")).hasSize(1);
      assertThat(missed.data.at("/postcodes/0/total_bikes").asInt()).isEqualTo(5);
    }
    try (EventStream viewer = watch("0:999999")) {
      awaitEvent(viewer, "totals");
    }
  }

  @Test
  void metricsTellWhatThePageShowsAndToHowMany() throws Exception {
    publishResult("75016", 7, 3);
    await().untilAsserted(() -> assertThat(get("/api/totals").path("postcodes")).hasSize(1));
    try (EventStream viewer = watch(null)) {
      awaitEvent(viewer, "totals");

      Scrape scrape = Scrape.from(address("/"));

      assertThat(scrape.metrics())
          .as("docs/metrics.md")
          .isEqualTo(
              MetricsTable.under(
                  Path.of("").toAbsolutePath().getParent(), "dashboard", "Java process"));
      assertThat(scrape.value("velib_bikes", "postcode", "75016", "type", "mechanical"))
          .isEqualTo(3);
      assertThat(scrape.value("velib_bikes", "postcode", "75016", "type", "electric")).isEqualTo(4);
      assertThat(scrape.value("velib_page_viewers")).isEqualTo(1);
      assertThat(scrape.value("velib_page_viewers_let_go_total")).isZero();
      await()
          .untilAsserted(
              () -> {
                String stream = stream();
                assertThat(Scrape.from(address("/")).value("velib_page_stream", "stream", stream))
                    .isEqualTo(1);
              });
    }
    await()
        .atMost(Duration.ofSeconds(30)) // seen with the next event, which comes after 10 s at most
        .untilAsserted(
            () ->
                assertThat(Scrape.from(address("/")).value("velib_page_viewers"))
                    .as("viewers, once they left")
                    .isZero());
  }

  @Test
  void aViewerWhoTakesNothingIsLetGoAndHoldsUpNobody() throws Exception {
    try (Socket deaf = new Socket();
        EventStream viewer = watch(null)) {
      deaf.setReceiveBufferSize(4_096);
      deaf.connect(new InetSocketAddress("127.0.0.1", dashboard.port()));
      deaf.getOutputStream()
          .write("GET /api/stream HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
      await().until(() -> Scrape.from(address("/")).value("velib_page_viewers") == 2);

      AtomicInteger bikes = new AtomicInteger();
      await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () -> {
                publishSnapshot(bikes.incrementAndGet());
                return Scrape.from(address("/")).value("velib_page_viewers_let_go_total") == 1;
              });

      assertThat(Scrape.from(address("/")).value("velib_page_viewers")).isEqualTo(1);
      publishSnapshot(0);
      await()
          .until(
              () ->
                  viewer.all().stream()
                      .filter(event -> event.name.equals("stations"))
                      .map(event -> event.data.at("/stations/0/bikes").asInt(-1))
                      .reduce((earlier, later) -> later)
                      .orElse(-1),
              isEqual(0));
    }
  }

  /** So many stations that a few snapshots are more than a connection holds. */
  private void publishSnapshot(int bikes) {
    kafka.publish(
        IntStream.range(10_001, 11_001)
            .mapToObj(String::valueOf)
            .map(code -> new ProducerRecord<>(statuses, code, status(code, bikes)))
            .collect(Collectors.toList()));
  }

  @Test
  void aTopicThatWasMadeAnewIsReadFromItsBeginning() throws Exception {
    publishResult("75016", 7, 3);
    publishResult("75009", 1, 1);
    await().untilAsserted(() -> assertThat(get("/api/totals").path("postcodes")).hasSize(2));

    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.deleteTopics(List.of(results)).all().get();
      await().until(() -> !admin.listTopics().names().get().contains(results));
    }
    kafka.createTopic(results, 2, Map.of("message.timestamp.type", "LogAppendTime"));
    publishResult("93200", 2, 1);

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              JsonNode totals = get("/api/totals");
              assertThat(totals.at("/network/total_bikes").asInt()).isEqualTo(2);
              assertThat(totals.path("postcodes")).hasSize(1);
            });
  }

  @Test
  void aBrokerThatIsAwayIsSaidAndComeBackTo() throws Exception {
    publishResult("75016", 7, 3);
    kafka.publish(statuses, "16107", status("16107", 7));
    await().untilAsserted(() -> assertThat(stream()).isEqualTo("live"));
    kafka.servers().stopBroker();
    try (EventStream viewer = watch(null)) {
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(stream()).isEqualTo("kafka-down"));
      await()
          .until(
              () ->
                  viewer.all().stream()
                      .anyMatch(e -> e.data.path("stream").asText().equals("kafka-down")));
      assertThat(get("/api/totals").at("/network/total_bikes").asInt()).isEqualTo(7);
    } finally {
      kafka.servers().startBroker();
    }
    publishResult("75016", 6, 3);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(get("/api/totals").at("/network/total_bikes").asInt()).isEqualTo(6));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(stream()).isNotEqualTo("kafka-down"));
  }

  @Test
  void namesAndPlacesAreKeptForAStartWithoutTheFeed() throws Exception {
    kafka.publish(statuses, "16107", status("16107", 7));
    await().untilAsserted(() -> assertThat(nameOfFirstStation()).isNotEmpty());
    String name = nameOfFirstStation();
    dashboard.close();
    feed.close();
    try {
      dashboard = dashboard();
      await().untilAsserted(() -> assertThat(nameOfFirstStation()).isEqualTo(name));
      assertThat(get("/api/stations").at("/stations/0/lat").isNumber()).isTrue();
    } finally {
      startFeed();
    }
  }

  private String nameOfFirstStation() throws Exception {
    return get("/api/stations").at("/stations/0/name").asText("");
  }

  @Test
  void thePageAndItsLibrariesComeFromHereAndAllowNothingElse() throws Exception {
    HttpResponse<String> page = ask("/");

    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self' 'sha256-")
        .doesNotContain("unsafe");
    for (String file :
        List.of(
            "/assets/icon.svg",
            "/webjars/uplot/dist/uPlot.esm.js",
            "/webjars/d3-geo/src/projection/mercator.js",
            "/webjars/d3-array/src/fsum.js",
            "/webjars/d3-delaunay/src/index.js",
            "/webjars/delaunator/index.js",
            "/webjars/robust-predicates/index.js")) {
      HttpResponse<String> answer = ask(file);
      assertThat(answer.statusCode()).as(file).isEqualTo(200);
      assertThat(answer.headers().firstValue("X-Content-Type-Options"))
          .as(file)
          .contains("nosniff");
    }
    assertThat(ask("/webjars/uplot/package.json/../../../../logback.xml").body())
        .doesNotContain("<configuration>");
  }

  private String stream() throws Exception {
    return get("/api/totals").at("/state/stream").asText();
  }

  private void publishResult(String postcode, int bikes, int mechanical) {
    kafka.publish(
        List.of(
            new ProducerRecord<>(
                results,
                postcode,
                String.format(
                    "{\"postcode\":\"%s\",\"total_bikes\":%d,\"mechanical_bikes\":%d,\"electric_bikes\":%d,"
                        + "\"rentable_bikes\":%d,\"docks_available\":4,\"stations\":1,\"last_reported\":null}",
                    postcode, bikes, mechanical, bikes - mechanical, bikes))));
  }

  private static String status(String code, int bikes) {
    return String.format(
        "{\"stationCode\":\"%s\",\"num_bikes_available\":%d,\"num_docks_available\":4}",
        code, bikes);
  }

  private static EventStream.Event awaitEvent(EventStream viewer, String name) {
    return await()
        .until(
            () -> viewer.all().stream().filter(event -> event.name.equals(name)).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private EventStream watch(String lastEventId) {
    return EventStream.watch(http, address("/api/stream"), lastEventId);
  }

  private JsonNode get(String path) throws Exception {
    HttpResponse<String> answer = ask(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> ask(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + dashboard.port() + path);
  }

  private void requireForm(String schema, JsonNode answer) throws Exception {
    JsonNode document = get("/api/openapi.json");
    ObjectNode form = document.deepCopy();
    form.put("$ref", "#/components/schemas/" + schema);
    JsonSchema checked =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(form);
    assertThat(checked.validate(answer)).isEmpty();
  }
}
