package velib.telemetry;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Sends a small answer that must not be cached. */
final class Answer {
  private static final int NO_BODY = -1;

  private Answer() {}

  static void send(HttpExchange exchange, int status, String contentType, byte[] body)
      throws IOException {
    try {
      exchange.getResponseHeaders().set("Content-Type", contentType);
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.sendResponseHeaders(status, NO_BODY);
      } else {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
      }
    } finally {
      exchange.close();
    }
  }
}
