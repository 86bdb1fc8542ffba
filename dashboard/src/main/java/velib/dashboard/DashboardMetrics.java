package velib.dashboard;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.Supplier;
import velib.dashboard.live.LiveState;
import velib.dashboard.live.StreamHealth;
import velib.stationmodel.PostcodeTotals;

/** The metrics of the page: what it shows, and to how many viewers. */
final class DashboardMetrics {
  private DashboardMetrics() {}

  /**
   * Registers the metrics.
   *
   * @param health the current health of the stream
   */
  static void register(PrometheusRegistry registry, LiveState live, Supplier<StreamHealth> health) {
    GaugeWithCallback.builder()
        .name("velib_bikes")
        .help("Bikes that can be taken now, by postcode and type.")
        .labelNames("postcode", "type")
        .callback(
            callback -> {
              for (PostcodeTotals each : live.postcodes()) {
                callback.call(each.sums().mechanicalBikes(), each.postcode(), "mechanical");
                callback.call(each.sums().electricBikes(), each.postcode(), "electric");
              }
            })
        .register(registry);
    GaugeWithCallback.builder()
        .name("velib_page_stream")
        .help("The state of the stream that the page shows: 1 for that one, 0 for the others.")
        .labelNames("stream")
        .callback(
            callback -> {
              StreamHealth.Status now = health.get().status;
              for (StreamHealth.Status each : StreamHealth.Status.values()) {
                callback.call(each == now ? 1 : 0, each.label);
              }
            })
        .register(registry);
    GaugeWithCallback.builder()
        .name("velib_page_viewers")
        .help("Viewers connected to the event stream.")
        .callback(callback -> callback.call(live.viewers().count()))
        .register(registry);
    CounterWithCallback.builder()
        .name("velib_page_viewers_let_go_total")
        .help("Viewers who were disconnected because they read too slowly.")
        .callback(callback -> callback.call(live.viewers().tooSlow()))
        .register(registry);
    CounterWithCallback.builder()
        .name("velib_page_viewers_refused_total")
        .help("Viewers who were refused because too many were connected.")
        .callback(callback -> callback.call(live.viewers().refused()))
        .register(registry);
  }
}
