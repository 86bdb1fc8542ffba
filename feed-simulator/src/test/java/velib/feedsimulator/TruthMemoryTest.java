package velib.feedsimulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;

class TruthMemoryTest {
  private final BikeShareDay day =
      new BikeShareDay(NetworkProperties.network(2, 42), new SeededNoise(42));
  private final Truth truth = new Truth(2, Clock.systemUTC());

  @Test
  void whatWasTakenBackIsAsIfItHadNotBeenServed() {
    truth.record(day.snapshot(4, 0), true);
    ServedSnapshot before = truth.last().orElseThrow();

    truth.undo(truth.record(day.snapshot(5, 0), true));
    truth.undo(truth.record(day.snapshot(4, 0), false));

    assertThat(truth.last()).containsSame(before);
    assertThat(truth.snapshot(4)).containsSame(before);
    assertThat(truth.snapshot(5)).isEmpty();
  }

  @Test
  void whatOthersHaveFollowedIsNotTakenBack() {
    Truth.Recorded first = truth.record(day.snapshot(0, 0), true);
    truth.record(day.snapshot(1, 0), true);

    truth.undo(first);

    assertThat(truth.last()).get().extracting(ServedSnapshot::number).isEqualTo(1L);
    assertThat(truth.snapshot(0)).isPresent();
  }

  @Test
  void onlyTheLatestSnapshotsAreRemembered() {
    for (int number = 0; number < 2_003; number++) {
      truth.record(day.snapshot(number, 0), true);
    }

    assertThat(truth.snapshot(2)).isEmpty();
    assertThat(truth.snapshot(3)).isPresent();
    assertThat(truth.snapshot(2_002)).isPresent();
  }
}
