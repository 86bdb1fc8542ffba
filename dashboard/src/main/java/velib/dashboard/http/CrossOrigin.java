package velib.dashboard.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * Lets the pages of other origins read the API, by the headers of CORS. It is a filter because the
 * event stream is a servlet beside Javalin, whose own plugin does not see it.
 */
final class CrossOrigin extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final String ALL = "*";
  private static final String PREFLIGHT_HOLDS_SECONDS = "600";

  private final transient List<String> origins;

  /** Allows these origins; {@code *} is all. */
  CrossOrigin(List<String> origins) {
    this.origins = origins;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain next)
      throws IOException, ServletException {
    String origin = request.getHeader("Origin");
    boolean allowsAll = origins.contains(ALL);
    if (!allowsAll) {
      response.addHeader("Vary", "Origin"); // on every answer: a cache must not mix them up
    }
    if (origin == null || !(allowsAll || origins.contains(origin))) {
      next.doFilter(request, response); // without a header, the browser keeps it from the page
      return;
    }
    response.setHeader("Access-Control-Allow-Origin", allowsAll ? ALL : origin);
    response.setHeader("Access-Control-Expose-Headers", "Retry-After");
    if (isPreflight(request)) {
      SecurityHeaders.putOn(response);
      response.setHeader("Access-Control-Allow-Methods", "GET, HEAD");
      response.setHeader("Access-Control-Allow-Headers", "Content-Type, Last-Event-ID");
      response.setHeader("Access-Control-Max-Age", PREFLIGHT_HOLDS_SECONDS);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      next.doFilter(request, response);
    }
  }

  private static boolean isPreflight(HttpServletRequest request) {
    return request.getMethod().equals("OPTIONS")
        && request.getHeader("Access-Control-Request-Method") != null;
  }
}
