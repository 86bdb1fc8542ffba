package velib.feedsimulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the handler of a request, by its exact path. */
final class Routes implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

  private final Map<String, HttpHandler> handlers = new TreeMap<>();
  private final Map<String, Set<String>> methods = new TreeMap<>();

  Routes add(String path, HttpHandler handler, String... allowedMethods) {
    handlers.put(path, handler);
    methods.put(path, Set.of(allowedMethods));
    return this;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try {
      if (!handlers.containsKey(path)) {
        Answer.refuse(exchange, 404, path + " is not served here, only " + handlers.keySet());
      } else if (!methods.get(path).contains(exchange.getRequestMethod())) {
        exchange.getResponseHeaders().set("Allow", String.join(", ", methods.get(path)));
        Answer.refuse(exchange, 405, path + " takes " + methods.get(path));
      } else {
        handlers.get(path).handle(exchange);
      }
    } catch (IOException clientGone) {
      LOG.debug("The client of {} disconnected before the end of the answer", path, clientGone);
      exchange.close();
    } catch (RuntimeException fault) {
      LOG.error("Could not answer {}", exchange.getRequestURI(), fault);
      exchange.close();
    }
  }
}
