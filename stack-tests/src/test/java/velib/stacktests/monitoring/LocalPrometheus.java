package velib.stacktests.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import velib.stacktests.Command;

/** A Prometheus of this machine on a free port, with its data in a folder of the test. */
final class LocalPrometheus implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final LocalServer server;

  private LocalPrometheus(LocalServer server) {
    this.server = server;
  }

  /** Starts one that has these samples, in OpenMetrics' format, and scrapes nothing. */
  static LocalPrometheus withSamples(Path folder, String openMetrics) throws IOException {
    Path samples = Files.writeString(folder.resolve("samples"), openMetrics);
    Path data = folder.resolve("data");
    new Command(
            Map.of(),
            List.of(
                "promtool",
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                samples.toString(),
                data.toString()))
        .succeed(Duration.ofMinutes(1));
    return with(folder, "global: {}\n");
  }

  /** Starts one with this configuration. */
  static LocalPrometheus with(Path folder, String configuration) throws IOException {
    Path file = Files.writeString(folder.resolve("prometheus.yml"), configuration);
    return new LocalPrometheus(
        LocalServer.start(
            folder.resolve("prometheus.log"),
            Map.of(),
            "prometheus",
            "--config.file=" + file,
            "--storage.tsdb.path=" + folder.resolve("data"),
            "--web.listen-address=127.0.0.1:0"));
  }

  /** The result of a query at a time in seconds since 1970. */
  JsonNode query(String query, long time) throws IOException, InterruptedException {
    return get("/api/v1/query?time=" + time + "&query=" + URLEncoder.encode(query, UTF_8))
        .get("result");
  }

  /** The {@code data} of an answer of its API, which must be a success. */
  JsonNode get(String path) throws IOException, InterruptedException {
    URI address = URI.create(server.address() + path.replace("[", "%5B").replace("]", "%5D"));
    String answer =
        client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
    JsonNode read = new ObjectMapper().readTree(answer);
    assertThat(read.path("status").asText()).as(path + ": " + answer).isEqualTo("success");
    return read.get("data");
  }

  @Override
  public void close() {
    server.close();
  }
}
