package velib.feedsimulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Sends answers. */
final class Answer {
  static final String JSON = "application/json";

  private Answer() {}

  /** Sends a small body, or one that does not affect the truth. */
  static void send(HttpExchange exchange, int status, String contentType, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", contentType);
    byte[] sent = packed(exchange, body);
    exchange.sendResponseHeaders(status, sent.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(sent);
    }
  }

  /** Sends an error as JSON. */
  static void refuse(HttpExchange exchange, int status, String sentence) throws IOException {
    byte[] body =
        FeedJson.bytes(
            json -> {
              json.writeStartObject();
              json.writeStringField("error", sentence);
              json.writeEndObject();
            });
    send(exchange, status, JSON, body);
  }

  /** The body in the encoding that the client accepts; sets the headers for it. */
  static byte[] packed(HttpExchange exchange, byte[] body) {
    exchange.getResponseHeaders().set("Vary", "Accept-Encoding");
    if (!takesGzip(exchange)) {
      return body;
    }
    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    return gzip(body);
  }

  static byte[] gzip(byte[] body) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(body.length / 4);
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  private static boolean takesGzip(HttpExchange exchange) {
    List<String> accepted = exchange.getRequestHeaders().getOrDefault("Accept-Encoding", List.of());
    return accepted.stream()
        .flatMap(value -> List.of(value.split(",")).stream())
        .map(coding -> coding.replace(" ", ""))
        .anyMatch(coding -> coding.startsWith("gzip") && !coding.matches("gzip;q=0(\\.0*)?"));
  }
}
