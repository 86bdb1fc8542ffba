package velib.sparkconsumer.telemetry;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.apache.spark.sql.streaming.StateOperatorProgress;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.apache.spark.sql.streaming.StreamingQueryProgress;

/**
 * Passes on what Spark reports about each batch: what it spent its time on, and how large the state
 * is. Spark makes these reports anyway.
 *
 * <p>Thread-safe: Spark delivers its reports on a thread of its own while scrapes read.
 */
final class ProgressMetrics extends StreamingQueryListener {
  /** The phase that only a batch has; a report without it says that there was nothing to do. */
  private static final String OF_A_BATCH = "addBatch";

  private final Histogram duration;
  private volatile StateOperatorProgress[] state = {};

  ProgressMetrics(PrometheusRegistry registry) {
    Histogram.Builder seconds =
        Histogram.builder()
            .name("velib_batch_duration")
            .unit(Unit.SECONDS)
            .help("How long the phases of a batch took.")
            .labelNames("phase")
            .classicOnly();
    duration =
        seconds
            .classicUpperBounds(
                0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
            .withoutExemplars()
            .register(registry);
    gauge("velib_state_rows", StateOperatorProgress::numRowsTotal)
        .help("Postcodes in the state.")
        .register(registry);
    gauge("velib_state_memory", StateOperatorProgress::memoryUsedBytes)
        .unit(Unit.BYTES)
        .help("Memory of the state by Spark's estimate.")
        .register(registry);
  }

  @Override
  public void onQueryStarted(QueryStartedEvent event) {}

  @Override
  public void onQueryProgress(QueryProgressEvent event) {
    StreamingQueryProgress progress = event.progress();
    if (progress.stateOperators().length > 0) {
      state = progress.stateOperators();
    }
    if (progress.durationMs().containsKey(OF_A_BATCH)) {
      progress
          .durationMs()
          .forEach(
              (phase, ms) ->
                  duration.labelValues(snakeCase(phase)).observe(Unit.millisToSeconds(ms)));
    }
  }

  @Override
  public void onQueryTerminated(QueryTerminatedEvent event) {}

  /** Spark writes {@code queryPlanning}, Prometheus {@code query_planning}. */
  static String snakeCase(String camelCase) {
    return camelCase.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  /** A sum over the query's stateful operators; missing until Spark has reported one. */
  private GaugeWithCallback.Builder gauge(
      String name, ToLongFunction<StateOperatorProgress> value) {
    return GaugeWithCallback.builder()
        .name(name)
        .callback(
            callback -> {
              StateOperatorProgress[] operators = state;
              if (operators.length > 0) {
                callback.call((double) Arrays.stream(operators).mapToLong(value).sum());
              }
            });
  }
}
