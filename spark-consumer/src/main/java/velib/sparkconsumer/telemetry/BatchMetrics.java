package velib.sparkconsumer.telemetry;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Clock;
import java.util.Arrays;
import velib.sparkconsumer.sink.BatchContent;
import velib.sparkconsumer.sink.BatchListener;
import velib.sparkconsumer.totals.MessageTally;
import velib.stationmodel.UnusableStatus;

/**
 * Counts what was committed, and measures how old it was by then.
 *
 * <p>Thread-safe, as the metrics are: the query's thread counts while scrapes read.
 */
final class BatchMetrics implements BatchListener {
  private final Clock clock;
  private final Counter batches;
  private final Counter messages;
  private final Counter results;
  private final Counter deadLetters;
  private final Histogram freshness;
  private final Counter forgotten;
  private final Counter clockSetBack;
  private final Gauge topicTime;

  BatchMetrics(PrometheusRegistry registry, Clock clock) {
    this.clock = clock;
    batches = counter("velib_batches_total", "Batches that were committed.", registry);
    messages =
        counter(
            "velib_messages_total",
            "Messages by what became of them.",
            registry,
            "outcome",
            "counted",
            "superseded",
            "expired",
            "dead_letter");
    results = counter("velib_results_total", "Changed totals that were published.", registry);
    deadLetters =
        counter(
            "velib_dead_letters_total",
            "Dead letters by their reason.",
            registry,
            "reason",
            reasons());
    forgotten =
        counter(
            "velib_stations_forgotten_total",
            "Stations that were forgotten because their postcode has too many.",
            registry);
    clockSetBack =
        counter(
            "velib_input_clock_set_back_seconds_total",
            "By how much the clocks of the input's partitions were set back.",
            registry);
    topicTime =
        Gauge.builder()
            .name("velib_input_topic_time_seconds")
            .help("Time of the input topic, in seconds since 1970.")
            .register(registry);
    Histogram.Builder seconds =
        Histogram.builder()
            .name("velib_result_freshness")
            .unit(Unit.SECONDS)
            .help("Time from the feed's answer to the commit of the results, for each batch.")
            .classicOnly();
    freshness =
        seconds
            .classicUpperBounds(
                0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600)
            .withoutExemplars()
            .register(registry);
  }

  @Override
  public void written(long batchId, BatchContent content, int published, long tookMs) {
    MessageTally tally = content.tally();
    batches.inc();
    messages.labelValues("counted").inc(tally.counted());
    messages.labelValues("superseded").inc(tally.superseded());
    messages.labelValues("expired").inc(tally.expired());
    messages.labelValues("dead_letter").inc(tally.deadLetters());
    results.inc(published);
    content
        .deadLettersByReason()
        .forEach((reason, count) -> deadLetters.labelValues(reason).inc(count));
    tally.forgotten().values().forEach(forgotten::inc);
    if (tally.topicMs() != MessageTally.NEVER) {
      clockSetBack.inc(Unit.millisToSeconds(tally.wentBackMs()));
      topicTime.set(Unit.millisToSeconds(tally.topicMs()));
    }
    if (tally.answeredMs() != MessageTally.NEVER) {
      // If this clock is behind the producer's, that must not reduce the sum.
      freshness.observe(Unit.millisToSeconds(Math.max(0, clock.millis() - tally.answeredMs())));
    }
  }

  /**
   * Registers a counter with all values of its label from the beginning. If a value appeared only
   * with its first event, there would be no increase for an alert to see.
   */
  private static Counter counter(
      String name, String help, PrometheusRegistry registry, String label, String... values) {
    Counter counter =
        Counter.builder()
            .name(name)
            .help(help)
            .labelNames(label)
            .withoutExemplars()
            .register(registry);
    for (String value : values) {
      counter.initLabelValues(value);
    }
    return counter;
  }

  private static Counter counter(String name, String help, PrometheusRegistry registry) {
    return Counter.builder().name(name).help(help).withoutExemplars().register(registry);
  }

  private static String[] reasons() {
    return Arrays.stream(UnusableStatus.Reason.values())
        .map(UnusableStatus.Reason::label)
        .toArray(String[]::new);
  }
}
