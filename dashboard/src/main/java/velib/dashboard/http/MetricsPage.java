package velib.dashboard.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import velib.telemetry.JavaMetrics;

/**
 * {@code GET /metrics}: the metrics, including those of the Java process, in the format that the
 * request's Accept header asks for. (The library's own servlet needs Java 17.)
 */
final class MetricsPage implements Handler {
  private final PrometheusRegistry registry;
  private ExpositionFormats formats;

  MetricsPage(PrometheusRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void handle(Context context) throws IOException {
    ExpositionFormatWriter writer = formats().findWriter(context.header("Accept"));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    writer.write(text, registry.scrape());
    context
        .header("Cache-Control", "no-store")
        .contentType(writer.getContentType())
        .result(text.toByteArray());
  }

  /** Created with the first request, so that the start does not wait for it. */
  private synchronized ExpositionFormats formats() {
    if (formats == null) {
      JavaMetrics.register(registry);
      formats = ExpositionFormats.init();
    }
    return formats;
  }
}
