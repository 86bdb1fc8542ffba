package velib.dashboard;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.Supplier;
import velib.stationmodel.PostcodeTotals;

/** Tells what the page shows, and to how many. */
final class DashboardMetrics {
  private DashboardMetrics() {}

  /**
   * Adds them to a registry.
   *
   * @param health gives how the stream is now
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
        .help("How the page says the stream is: 1 for that, 0 for the others.")
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
        .help("Viewers who are sent every change.")
        .callback(callback -> callback.call(live.viewers().count()))
        .register(registry);
    CounterWithCallback.builder()
        .name("velib_page_viewers_let_go_total")
        .help("Viewers who took too little of what they were sent, and were let go.")
        .callback(callback -> callback.call(live.viewers().tooSlow()))
        .register(registry);
  }
}
