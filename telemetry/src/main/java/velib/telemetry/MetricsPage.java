package velib.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.prometheus.metrics.exporter.httpserver.MetricsHandler;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;

/**
 * Shows the metrics, including those of the Java process, in the format of the request's Accept
 * header.
 *
 * <p>The classes for this are loaded by the first request: the start of the program does not wait
 * for them, and a program that nobody watches never loads them.
 */
final class MetricsPage implements HttpHandler {
  private final PrometheusRegistry registry;
  private HttpHandler page;

  MetricsPage(PrometheusRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    page().handle(exchange);
  }

  private synchronized HttpHandler page() {
    if (page == null) {
      JavaMetrics.register(registry);
      page = new MetricsHandler(registry);
    }
    return page;
  }
}
