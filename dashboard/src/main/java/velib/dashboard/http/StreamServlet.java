package velib.dashboard.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import velib.dashboard.live.Json;
import velib.dashboard.live.LiveState;

/**
 * {@code GET /api/stream}: server-sent events. It is a servlet of its own because Javalin sends
 * events to one viewer after another, and waits for each connection.
 */
final class StreamServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final String RETRY_AFTER_SECONDS = "30";

  private final transient LiveState live;

  StreamServlet(LiveState live) {
    this.live = live;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no"); // a proxy in between must not buffer
    SecurityHeaders.putOn(response);
    AsyncContext exchange = request.startAsync();
    exchange.setTimeout(0);
    ServletOutputStream out = response.getOutputStream();
    StreamViewer viewer = new StreamViewer(exchange, out, live.viewers());
    exchange.addListener(viewer);
    if (live.addViewer(viewer, request.getHeader("Last-Event-ID"))) {
      out.setWriteListener(viewer);
    } else {
      refuse(response);
      exchange.complete();
    }
  }

  private static void refuse(HttpServletResponse response) throws IOException {
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
    response.setContentType(WebServer.JSON);
    String body =
        Json.text(
            Json.object()
                .put("error", "too many viewers are connected")
                .put("what_to_do", "come back later; DASHBOARD_MAX_VIEWERS is the limit"));
    response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
  }
}
