package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RecoveryTest {
  /**
   * On a busy machine two consumers fenced each other for minutes: every first batch took longer
   * than the pause of the other one, which was always the same.
   */
  @Test
  void aConsumerThatIsFencedAgainWaitsTwiceAsLong() {
    assertThat(IntStream.rangeClosed(1, 8).mapToLong(Recovery::fencedPauseMs))
        .containsExactly(5_000L, 10_000L, 20_000L, 40_000L, 80_000L, 160_000L, 320_000L, 320_000L);
    assertThat(Recovery.fencedPauseMs(Integer.MAX_VALUE)).isEqualTo(320_000);
  }
}
