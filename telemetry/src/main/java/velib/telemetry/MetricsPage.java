package velib.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.prometheus.metrics.exporter.common.PrometheusScrapeHandler;
import io.prometheus.metrics.exporter.httpserver.HttpExchangeAdapter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;

/**
 * Shows the metrics, including those of the Java process, in the format of the request's Accept
 * header.
 *
 * <p>The classes for this are loaded by the first request: the start of the program does not wait
 * for them, and a program that nobody watches never loads them.
 *
 * <p>A scraper that goes away before its answer has been sent is no error of the program, and so it
 * is not logged.
 */
final class MetricsPage implements HttpHandler {
  private final PrometheusRegistry registry;
  private PrometheusScrapeHandler page;

  MetricsPage(PrometheusRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    page()
        .handleRequest(
            new HttpExchangeAdapter(exchange) {
              @Override
              public void handleException(IOException gone) {
                // The request ends with it: the answer cannot be sent.
              }
            });
  }

  private synchronized PrometheusScrapeHandler page() {
    if (page == null) {
      JavaMetrics.register(registry);
      page = new PrometheusScrapeHandler(registry);
    }
    return page;
  }
}
