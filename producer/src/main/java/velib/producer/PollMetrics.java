package velib.producer;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Duration;

/** Counts polls and what they published. */
final class PollMetrics implements PollListener {
  private final Counter polls;
  private final Histogram pollDuration;
  private final Gauge stationsPublished;
  private final Counter statusesPublished;
  private final Counter rowsRefused;
  private final Histogram acknowledgement;

  PollMetrics(PrometheusRegistry registry) {
    polls =
        Counter.builder()
            .name("velib_polls_total")
            .help("Polls of the feed by how they ended.")
            .labelNames("outcome")
            .withoutExemplars()
            .register(registry);
    // A series that only appears with its first event shows no increase for an alert to see.
    for (PollOutcome outcome : PollOutcome.values()) {
      polls.initLabelValues(outcome.label());
    }
    pollDuration =
        seconds("velib_poll_duration", 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120)
            .help("Time from the request to the feed to the last acknowledgement.")
            .register(registry);
    stationsPublished =
        Gauge.builder()
            .name("velib_stations_published")
            .help("Stations whose statuses Kafka acknowledged in the last poll.")
            .withoutExemplars()
            .register(registry);
    statusesPublished =
        Counter.builder()
            .name("velib_statuses_published_total")
            .help("Stations' statuses that Kafka acknowledged.")
            .withoutExemplars()
            .register(registry);
    rowsRefused =
        Counter.builder()
            .name("velib_rows_refused_total")
            .help("Rows of the feed that were not published although others were.")
            .labelNames("reason")
            .withoutExemplars()
            .register(registry);
    for (RowRefusal reason : RowRefusal.values()) {
      rowsRefused.initLabelValues(reason.label());
    }
    acknowledgement =
        seconds(
                "velib_publish_acknowledgement",
                0.005,
                0.01,
                0.025,
                0.05,
                0.1,
                0.25,
                0.5,
                1,
                2.5,
                5,
                10,
                30,
                60)
            .help("Time from the first status sent to the last one acknowledged, of one poll.")
            .register(registry);
  }

  @Override
  public void polled(Poll poll, Duration untilNext) {
    polls.labelValues(poll.outcome().label()).inc();
    pollDuration.observe(Unit.nanosToSeconds(poll.took().toNanos()));
    stationsPublished.set(poll.published());
    statusesPublished.inc(poll.published());
    for (RowRefusal reason : RowRefusal.values()) {
      rowsRefused.labelValues(reason.label()).inc(poll.refused().count(reason));
    }
    poll.acknowledgedAfter()
        .ifPresent(time -> acknowledgement.observe(Unit.nanosToSeconds(time.toNanos())));
  }

  private static Histogram.Builder seconds(String name, double... upperBounds) {
    Histogram.Builder histogram = Histogram.builder().name(name).unit(Unit.SECONDS).classicOnly();
    histogram.classicUpperBounds(upperBounds).withoutExemplars();
    return histogram;
  }
}
