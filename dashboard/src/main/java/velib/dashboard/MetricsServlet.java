package velib.dashboard;

import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import velib.telemetry.JavaMetrics;

/**
 * {@code GET /metrics}: the metrics, those of the Java process among them, in the format that the
 * request's Accept asks for.
 */
final class MetricsServlet extends PrometheusMetricsServlet {
  private static final long serialVersionUID = 1;

  private final transient PrometheusRegistry registry;

  MetricsServlet(PrometheusRegistry registry) {
    super(registry);
    this.registry = registry;
  }

  /** Called with the first request: a start does not wait for what this loads. */
  @Override
  public void init() {
    JavaMetrics.register(registry);
  }
}
