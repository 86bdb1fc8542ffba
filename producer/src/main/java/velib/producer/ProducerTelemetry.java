package velib.producer;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import velib.settings.ExitStatus;
import velib.settings.Settings;
import velib.telemetry.CannotListen;
import velib.telemetry.TelemetryServer;

/** Serves the producer's metrics and health over HTTP. */
final class ProducerTelemetry implements PollListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProducerTelemetry.class);

  private final List<PollListener> listeners;
  private final Optional<TelemetryServer> server;

  private ProducerTelemetry(Settings settings) {
    PrometheusRegistry registry = new PrometheusRegistry();
    PollHealth health = new PollHealth(ProducerParts.longestPoll(settings), System::nanoTime);
    listeners =
        List.of(new PollMetrics(registry), new FeedMetrics(registry, Clock.systemUTC()), health);
    server =
        TelemetryServer.start(settings, ProducerSettings.PRODUCER_METRICS_PORT, registry, health);
    server.ifPresent(listening -> LOG.info("Metrics and health at {}", listening.uri()));
  }

  /**
   * Starts to serve; if the port is taken, says so on standard error and ends the process with
   * {@link ExitStatus#REFUSED}.
   */
  static ProducerTelemetry startOrExit(Settings settings) {
    try {
      return new ProducerTelemetry(settings);
    } catch (CannotListen unable) {
      System.err.println(unable.getMessage());
      System.exit(ExitStatus.REFUSED);
      throw unable;
    }
  }

  @Override
  public void polled(Poll poll, Duration untilNext) {
    listeners.forEach(listener -> listener.polled(poll, untilNext));
  }

  @Override
  public void close() {
    server.ifPresent(TelemetryServer::close);
  }
}
