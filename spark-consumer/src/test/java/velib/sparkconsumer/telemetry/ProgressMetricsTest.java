package velib.sparkconsumer.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.sql.streaming.StateOperatorProgress;
import org.apache.spark.sql.streaming.StreamingQueryListener.QueryProgressEvent;
import org.apache.spark.sql.streaming.StreamingQueryProgress;
import org.junit.jupiter.api.Test;
import velib.testkit.Scrape;

/** Uses reports of Spark's form; ConsumerMetricsIT tests that Spark makes them. */
class ProgressMetricsTest {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ProgressMetrics metrics = new ProgressMetrics(registry);

  @Test
  void theTimeOfEachPhaseIsCountedInSeconds() {
    report(Map.of("addBatch", 40L, "queryPlanning", 3L), 2, 1_000);
    report(Map.of("addBatch", 60L, "queryPlanning", 4L), 3, 2_000);

    Scrape scrape = Registries.scrape(registry);
    assertThat(scrape.value("velib_batch_duration_seconds_count", "phase", "add_batch"))
        .isEqualTo(2);
    assertThat(scrape.value("velib_batch_duration_seconds_sum", "phase", "add_batch"))
        .isEqualTo(0.1);
    assertThat(scrape.value("velib_batch_duration_seconds_sum", "phase", "query_planning"))
        .isEqualTo(0.007);
    assertThat(scrape.value("velib_state_rows")).isEqualTo(3);
    assertThat(scrape.value("velib_state_memory_bytes")).isEqualTo(2_000);
  }

  /** Spark makes such a report every ten seconds. */
  @Test
  void aReportThatThereWasNothingToDoIsNoBatch() {
    report(Map.of("latestOffset", 1_000L, "triggerExecution", 1_001L), 2, 1_000);

    Scrape scrape = Registries.scrape(registry);
    assertThat(scrape.find("velib_batch_duration_seconds_count", "phase", "latest_offset"))
        .isEmpty();
    assertThat(scrape.value("velib_state_rows")).isEqualTo(2);
  }

  @Test
  void theStateIsUnknownBeforeItsFirstReport() {
    assertThat(Registries.scrape(registry).find("velib_state_rows")).isEmpty();
  }

  private void report(Map<String, Long> durationMs, long stateRows, long stateBytes) {
    StateOperatorProgress state =
        new StateOperatorProgress("total", stateRows, 0, 0, 0, 0, 0, stateBytes, 0, 1, 1, Map.of());
    metrics.onQueryProgress(
        new QueryProgressEvent(
            new StreamingQueryProgress(
                new UUID(0, 1),
                new UUID(0, 2),
                "velib-totals",
                "2026-01-01T00:00:00.000Z",
                7,
                0,
                durationMs,
                Map.of(),
                new StateOperatorProgress[] {state},
                null,
                null,
                Map.of())));
  }
}
