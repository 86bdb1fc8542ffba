package velib.producer;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Metrics of the age of the feed's content, by its header and by its rows. They have no values
 * before the first answer that is a feed.
 */
final class FeedMetrics implements PollListener {
  private final Clock clock;
  private long fingerprint;
  private Instant changedAt;
  private Instant contentTime;
  private Integer stations;

  FeedMetrics(PrometheusRegistry registry, Clock clock) {
    this.clock = clock;
    gauge("velib_feed_content_age", this::contentAge)
        .unit(Unit.SECONDS)
        .help("Time since the feed's content was made, as the last answer's header says.")
        .register(registry);
    gauge("velib_feed_content_unchanged", this::unchanged)
        .unit(Unit.SECONDS)
        .help("Time since an answer had other rows than the one before.")
        .register(registry);
    gauge("velib_feed_stations", this::stations)
        .help("Stations in the last answer that was the feed.")
        .register(registry);
  }

  @Override
  public synchronized void polled(Poll poll, Duration untilNext) {
    if (poll.contentFingerprint().isEmpty()) {
      return; // the answer was not the feed, or there was none
    }
    if (changedAt == null || poll.contentFingerprint().get() != fingerprint) {
      fingerprint = poll.contentFingerprint().get();
      changedAt = clock.instant();
    }
    contentTime = poll.contentTime().orElse(null);
    stations = poll.stationsSeen();
  }

  private synchronized Optional<Double> contentAge() {
    return Optional.ofNullable(contentTime).map(this::secondsSince);
  }

  private synchronized Optional<Double> unchanged() {
    return Optional.ofNullable(changedAt).map(this::secondsSince);
  }

  private synchronized Optional<Double> stations() {
    return Optional.ofNullable(stations).map(Integer::doubleValue);
  }

  private double secondsSince(Instant time) {
    return Unit.millisToSeconds(Duration.between(time, clock.instant()).toMillis());
  }

  private static GaugeWithCallback.Builder gauge(String name, Supplier<Optional<Double>> value) {
    return GaugeWithCallback.builder()
        .name(name)
        .callback(callback -> value.get().ifPresent(callback::call));
  }
}
