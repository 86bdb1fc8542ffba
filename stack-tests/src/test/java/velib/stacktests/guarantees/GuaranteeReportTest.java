package velib.stacktests.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import velib.stacktests.guarantees.checks.NoResultTwice;

final class GuaranteeReportTest {
  @Test
  void quantilesAreValuesThatWereMeasured() {
    List<Double> seconds = List.of(5.0, 1.0, 2.0, 4.0, 3.0, 10.0, 9.0, 8.0, 7.0, 6.0);

    assertThat(GuaranteeReport.quantile(seconds, 0.5)).isEqualTo(5.0);
    assertThat(GuaranteeReport.quantile(seconds, 0.9)).isEqualTo(9.0);
    assertThat(GuaranteeReport.quantile(seconds, 1)).isEqualTo(10.0);
  }

  @Test
  void aBreachIsNamedAndMakesItBad() {
    GuaranteeReport report = new GuaranteeReport();
    report.verdict(new NoResultTwice(), List.of("75016: written twice"));

    assertThat(report.isGood()).isFalse();
    assertThat(report.text()).contains("no result twice", "BROKEN", "75016: written twice");
  }
}
