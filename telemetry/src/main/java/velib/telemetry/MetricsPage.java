package velib.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.prometheus.metrics.exporter.httpserver.MetricsHandler;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;

/**
 * Shows the metrics, those of the Java process among them, in the format that the request's Accept
 * asks for.
 *
 * <p>What this takes is loaded when it is first asked: a start does not wait for it, and a program
 * that nobody looks at does without.
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
