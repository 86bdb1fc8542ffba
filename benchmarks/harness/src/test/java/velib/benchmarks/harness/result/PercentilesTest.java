package velib.benchmarks.harness.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {
  @Test
  void ofHundredValuesThePercentileIsTheValueOfThatRank() {
    Percentiles values =
        Percentiles.of(
            IntStream.rangeClosed(1, 100)
                .mapToObj(i -> (double) (101 - i))
                .collect(Collectors.toList()));

    assertThat(values.at(50)).isEqualTo(50);
    assertThat(values.at(90)).isEqualTo(90);
    assertThat(values.at(99)).isEqualTo(99);
    assertThat(values.at(100)).isEqualTo(100);
    assertThat(values.least()).isEqualTo(1);
    assertThat(values.greatest()).isEqualTo(100);
  }

  @Test
  void ofFewValuesTheHighPercentilesAreTheGreatest() {
    Percentiles values = Percentiles.of(List.of(3.0, 1.0, 2.0));

    assertThat(values.at(50)).isEqualTo(2);
    assertThat(values.at(99)).isEqualTo(3);
    assertThat(values.at(0)).isEqualTo(1);
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
    assertThat(Percentiles.of(List.of(4.0, 1.0, 2.0, 3.0)).median()).isEqualTo(2.5);
  }

  @Test
  void noValuesHaveNoPercentile() {
    assertThatThrownBy(() -> Percentiles.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
