package velib.benchmarks.harness.trial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FinalResultsTest {
  private final FinalResults results = new FinalResults(Map.of("a", bytes("1"), "b", bytes("2")));

  @Test
  void theEndIsWhenTheLastKeyBecameRight() throws InterruptedException {
    results.onResult("a", bytes("1"), 10);
    results.onResult("b", bytes("0"), 20);
    results.onResult("b", bytes("2"), 30);
    results.onResult("a", bytes("1"), 40);

    assertThat(results.await(0, () -> true)).isEqualTo(30);
    assertThat(results.areRight()).isTrue();
    assertThat(results.results()).isEqualTo(4);
  }

  @Test
  void whatDoesNotStayRightIsNotRight() {
    results.onResult("a", bytes("1"), 10);
    results.onResult("b", bytes("2"), 20);
    results.onResult("a", bytes("7"), 30);

    assertThat(results.areRight()).isFalse();
    assertThat(results.difference()).contains("1 of 2").contains("expected 1, found 7");
  }

  @Test
  void aKeyThatNobodyExpectsIsNotRight() {
    results.onResult("a", bytes("1"), 10);
    results.onResult("b", bytes("2"), 20);
    results.onResult("c", bytes("3"), 30);

    assertThat(results.areRight()).isFalse();
  }

  @Test
  void itWaitsNoLongerThanTheSideLives() throws InterruptedException {
    assertThat(results.await(600_000, () -> false)).isZero();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
