package velib.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.IntSupplier;
import velib.testkit.Scrape;

/** Asks a dashboard over HTTP, as its users do. */
final class DashboardClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final IntSupplier port;

  /**
   * A client of the dashboard on this machine.
   *
   * @param port asked for before each request, since a dashboard that restarts has another one
   */
  DashboardClient(IntSupplier port) {
    this.port = port;
  }

  /** The JSON at a path; fails the test unless the status is 200. */
  JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = ask(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  /** The answer for a path, whatever its status. */
  HttpResponse<String> ask(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The bikes of the whole network. */
  int networkBikes() throws IOException, InterruptedException {
    return get("/api/totals").at("/network/total_bikes").asInt();
  }

  /** The totals of each postcode. */
  JsonNode postcodes() throws IOException, InterruptedException {
    return get("/api/totals").path("postcodes");
  }

  /** How the stream is, by its name in the API. */
  String stream() throws IOException, InterruptedException {
    return get("/api/totals").at("/state/stream").asText();
  }

  Scrape metrics() throws IOException, InterruptedException {
    return Scrape.from(address("/"));
  }

  /**
   * Opens the event stream.
   *
   * @param lastEventId the event to continue after; null to begin with all totals
   */
  EventStream watch(String lastEventId) {
    return EventStream.watch(http, address("/api/stream"), lastEventId);
  }

  /** Fails the test unless an answer has the form that the served openapi.json gives it. */
  void requireForm(String schema, JsonNode answer) throws IOException, InterruptedException {
    ObjectNode form = get("/api/openapi.json").deepCopy();
    form.put("$ref", "#/components/schemas/" + schema);
    JsonSchema checked =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(form);
    assertThat(checked.validate(answer)).isEmpty();
  }

  /** Fails the test unless the body of a refusal has the documented form. */
  void requireError(HttpResponse<String> refusal) throws IOException, InterruptedException {
    requireForm("Error", JSON.readTree(refusal.body()));
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + port.getAsInt() + path);
  }
}
