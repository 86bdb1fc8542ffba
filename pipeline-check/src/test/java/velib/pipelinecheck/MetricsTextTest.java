package velib.pipelinecheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTextTest {
  private final MetricsText metrics =
      new MetricsText(
          "# TYPE velib_input_lag_messages gauge\n"
              + "velib_input_lag_messages 1.5E3\n"
              + "velib_polls_total{outcome=\"published\"} 3.0\n"
              + "velib_polls_total{outcome=\"unchanged\"} 0.0\n"
              + "velib_broken BASH_VERSINFO[$(id)]\n");

  @Test
  void readsASampleByItsNameAndLabels() {
    assertThat(metrics.value("velib_input_lag_messages", "")).hasValue(1500);
    assertThat(metrics.value("velib_polls_total", "{outcome=\"published\"}")).hasValue(3);
  }

  @Test
  void hasNoValueForAMissingSampleOrForWordsThatAreNoNumber() {
    assertThat(metrics.value("velib_polls_total", "")).isEmpty();
    assertThat(metrics.value("velib_input_lag", "")).isEmpty();
    assertThat(metrics.value("velib_broken", "")).isEmpty();
  }
}
