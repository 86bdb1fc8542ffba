package velib.benchmarks.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrialRunnerTest {
  @Test
  void everySideGoesFirstInSomeRound() {
    List<String> sides = List.of("a", "b", "c");

    assertThat(TrialRunner.inTurn(sides, 1)).containsExactly("a", "b", "c");
    assertThat(TrialRunner.inTurn(sides, 2)).containsExactly("b", "c", "a");
    assertThat(TrialRunner.inTurn(sides, 4)).containsExactly("a", "b", "c");
  }
}
