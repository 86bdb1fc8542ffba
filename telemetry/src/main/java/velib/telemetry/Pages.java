package velib.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Finds a page by its exact path; the JDK's server would accept any path that begins with it. */
final class Pages implements HttpHandler {
  private final Map<String, HttpHandler> pages;

  Pages(Map<String, HttpHandler> pages) {
    this.pages = new TreeMap<>(pages);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    HttpHandler page = pages.get(exchange.getRequestURI().getPath());
    String method = exchange.getRequestMethod();
    if (page == null) {
      say(exchange, 404, "There is nothing here; there is " + String.join(", ", pages.keySet()));
    } else if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      say(exchange, 405, "This page is for GET alone");
    } else {
      page.handle(exchange);
    }
  }

  private static void say(HttpExchange exchange, int status, String sentence) throws IOException {
    Answer.send(exchange, status, "text/plain; charset=utf-8", (sentence + ".\n").getBytes(UTF_8));
  }
}
