package velib.dashboard.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import velib.dashboard.live.LiveState;

/**
 * {@code GET /api/stream}: server-sent events. It is a servlet of its own because Javalin sends
 * events to one viewer after another, and waits for each connection.
 */
final class StreamServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

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
    live.addViewer(viewer, request.getHeader("Last-Event-ID"));
    out.setWriteListener(viewer);
  }
}
