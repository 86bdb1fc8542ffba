package velib.sparkconsumer.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import velib.sparkconsumer.sink.BatchContent;
import velib.sparkconsumer.totals.MessageTally;
import velib.testkit.Scrape;

class BatchMetricsTest {
  private static final long NOW_MS = 1_760_000_000_000L;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final BatchMetrics metrics =
      new BatchMetrics(registry, Clock.fixed(Instant.ofEpochMilli(NOW_MS), ZoneOffset.UTC));

  @Test
  void everyReasonAndOutcomeExistsBeforeItsFirstEvent() {
    assertThat(scrape().value("velib_dead_letters_total", "reason", "not-json")).isZero();
    assertThat(scrape().value("velib_messages_total", "outcome", "expired")).isZero();
    assertThat(scrape().value("velib_batches_total")).isZero();
  }

  @Test
  void batchesAddUp() {
    BatchContent content = content(MessageTally.of(1, 2, 3, 4), NOW_MS - 1_500);
    content.deadLettersByReason().put("not-json", 4L);

    metrics.written(0, content, 5, 10);
    metrics.written(1, content, 5, 10);

    assertThat(scrape().value("velib_batches_total")).isEqualTo(2);
    assertThat(scrape().value("velib_messages_total", "outcome", "counted")).isEqualTo(2);
    assertThat(scrape().value("velib_messages_total", "outcome", "superseded")).isEqualTo(4);
    assertThat(scrape().value("velib_messages_total", "outcome", "expired")).isEqualTo(6);
    assertThat(scrape().value("velib_messages_total", "outcome", "dead_letter")).isEqualTo(8);
    assertThat(scrape().value("velib_results_total")).isEqualTo(10);
    assertThat(scrape().value("velib_dead_letters_total", "reason", "not-json")).isEqualTo(8);
    assertThat(scrape().value("velib_result_freshness_seconds_count")).isEqualTo(2);
    assertThat(scrape().value("velib_result_freshness_seconds_sum")).isEqualTo(3);
  }

  @Test
  void aBatchWithoutMessagesHasNoFreshness() {
    metrics.written(0, content(new MessageTally(), MessageTally.NEVER), 0, 10);

    assertThat(scrape().value("velib_batches_total")).isEqualTo(1);
    assertThat(scrape().value("velib_result_freshness_seconds_count")).isZero();
  }

  @Test
  void aProducersClockThatIsAheadDoesNotReduceTheSum() {
    metrics.written(0, content(MessageTally.of(1, 0, 0, 0), NOW_MS + 60_000), 0, 10);

    assertThat(scrape().value("velib_result_freshness_seconds_count")).isEqualTo(1);
    assertThat(scrape().value("velib_result_freshness_seconds_sum")).isZero();
  }

  @Test
  void whatTheClocksOfTheInputDoIsShown() {
    MessageTally tally = MessageTally.of(1, 0, 0, 0);
    tally.clocks(NOW_MS + 7_200_000, 1_500);

    metrics.written(0, content(tally, NOW_MS), 0, 10);

    assertThat(scrape().value("velib_input_topic_time_seconds")).isEqualTo(1_760_007_200);
    assertThat(scrape().value("velib_input_clock_set_back_seconds_total")).isEqualTo(1.5);
  }

  @Test
  void stationsThatWereForgottenAreCountedBesideTheMessages() {
    MessageTally tally = MessageTally.of(7, 0, 0, 0);
    tally.forgotten("75016", 3);
    tally.forgotten("93200", 2);

    metrics.written(0, content(tally, NOW_MS), 0, 10);

    assertThat(scrape().value("velib_stations_forgotten_total")).isEqualTo(5);
    assertThat(scrape().value("velib_messages_total", "outcome", "counted")).isEqualTo(7);
  }

  private static BatchContent content(MessageTally tally, long answeredMs) {
    BatchContent content = BatchContent.of(List.of());
    content.tally().add(tally);
    content.tally().answered(answeredMs);
    return content;
  }

  private Scrape scrape() {
    return Registries.scrape(registry);
  }
}
