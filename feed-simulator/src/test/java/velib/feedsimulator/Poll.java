package velib.feedsimulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A plain client of the simulator. */
final class Poll {
  static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Poll() {}

  static HttpResponse<byte[]> get(URI uri, String... headers) throws IOException {
    return send(request(uri, headers).GET().build());
  }

  static HttpRequest.Builder request(URI uri, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20));
    return headers.length == 0 ? request : request.headers(headers);
  }

  static HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  static JsonNode json(URI uri, String... headers) throws IOException {
    HttpResponse<byte[]> answer = get(uri, headers);
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + " " + text(answer));
    }
    return MAPPER.readTree(answer.body());
  }

  /** The rows of a status poll, in the order of the feed. */
  static List<JsonNode> rows(FeedSimulator simulator) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    json(simulator.statusUri()).path("data").path("stations").forEach(rows::add);
    return rows;
  }

  static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  static byte[] unpack(byte[] gzip) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return in.readAllBytes();
    }
  }
}
