package velib.sparkconsumer.telemetry;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import velib.settings.Setting;
import velib.settings.Settings;
import velib.sparkconsumer.kafka.ConsumerKafka;
import velib.sparkconsumer.kafka.InputLag;
import velib.sparkconsumer.sink.BatchContent;
import velib.sparkconsumer.sink.BatchListener;
import velib.telemetry.CannotListen;
import velib.telemetry.TelemetryServer;

/**
 * What the job reports about itself over HTTP: its metrics and its health.
 *
 * <p>Thread-safe: the query's thread reports batches while threads of the HTTP server ask.
 */
public final class ConsumerTelemetry implements BatchListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConsumerTelemetry.class);

  private final InputLag lag;
  private final ProgressMetrics progress;
  private final BatchListener listeners;
  private final Optional<TelemetryServer> server;

  private ConsumerTelemetry(
      Settings settings, Setting<OptionalInt> port, ConsumerKafka kafka, RunState run) {
    PrometheusRegistry registry = new PrometheusRegistry();
    LongSupplier nanoTime = System::nanoTime;
    lag = new InputLag(kafka);
    progress = new ProgressMetrics(registry);
    ConsumerHealth health = new ConsumerHealth(run, lag::messages, nanoTime);
    listeners = BatchListener.inTurn(new BatchMetrics(registry, Clock.systemUTC()), health);
    GaugeWithCallback.builder()
        .name("velib_input_lag_messages")
        .help("Messages of the input topic that are not committed as read.")
        .callback(callback -> lag.messages().ifPresent(waiting -> callback.call(waiting.all())))
        .register(registry);
    GaugeWithCallback.builder()
        .name("velib_input_behind_open_transaction_messages")
        .help("Messages of the input topic that cannot be read before a transaction has ended.")
        .callback(
            callback ->
                lag.messages().ifPresent(waiting -> callback.call(waiting.behindOpenTransaction())))
        .register(registry);
    GaugeWithCallback.builder()
        .name("velib_query_running")
        .help("Whether the query is running.")
        .callback(callback -> callback.call(run.isRunning() ? 1 : 0))
        .register(registry);
    server = TelemetryServer.start(settings, port, registry, health);
    server.ifPresent(listening -> LOG.info("Metrics and health at {}", listening.uri()));
  }

  /**
   * Starts to serve metrics and health, unless the setting says that nothing is served.
   *
   * @param port the setting that names the port
   * @throws CannotListen if the port is taken
   */
  public static ConsumerTelemetry start(
      Settings settings, Setting<OptionalInt> port, ConsumerKafka kafka, RunState run) {
    return new ConsumerTelemetry(settings, port, kafka, run);
  }

  /** Also reports what Spark measures in the query that this session is going to start. */
  public void watch(SparkSession spark) {
    spark.streams().addListener(progress);
  }

  /** The address at which it serves; empty if nothing is served. */
  Optional<URI> uri() {
    return server.map(TelemetryServer::uri);
  }

  @Override
  public void written(long batchId, BatchContent content, int published, long tookMs)
      throws IOException {
    listeners.written(batchId, content, published, tookMs);
  }

  @Override
  public void close() {
    server.ifPresent(TelemetryServer::close);
    lag.close();
  }
}
