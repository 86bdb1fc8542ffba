package velib.sparkconsumer.telemetry;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import velib.testkit.Scrape;

/** Reads a registry as Prometheus would, without a server. */
final class Registries {
  private Registries() {}

  static Scrape scrape(PrometheusRegistry registry) {
    try (ByteArrayOutputStream text = new ByteArrayOutputStream()) {
      PrometheusTextFormatWriter.create().write(text, registry.scrape());
      return Scrape.of(text.toString(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
