package velib.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import velib.stationmodel.Quantity;
import velib.stationmodel.StationStatus;
import velib.stationmodel.StationSums;

class HistoryTest {
  private static final long T = 1_772_366_400_000L; // a whole quarter of a minute

  private final History history = new History();

  @Test
  void keepsTheLastOfEachQuarterOfAMinute() {
    add(T, 5);
    add(T + 14_999, 6);
    add(T + 15_000, 7);

    assertThat(history.size()).isEqualTo(2);
    assertThat(history.value(0, Quantity.TOTAL_BIKES)).isEqualTo(6);
    assertThat(history.value(1, Quantity.TOTAL_BIKES)).isEqualTo(7);
  }

  @Test
  void findsWhatHeldAtATime() {
    add(T, 5);
    add(T + 60_000, 7);

    assertThat(history.stepAt(T - 1)).isEqualTo(-1);
    assertThat(history.stepAt(T)).isZero();
    assertThat(history.stepAt(T + 59_999)).isZero();
    assertThat(history.stepAt(T + 60_000)).isEqualTo(1);
  }

  @Test
  void forgetsWhatIsOlderThanADayButKnowsWhatHeldWhenTheDayBegan() {
    for (int minute = 0; minute <= 3 * 24 * 60; minute++) {
      add(T + minute * 60_000L, minute);
    }

    long end = T + 3 * 24 * 3_600_000L;
    assertThat(history.size()).isLessThan(2 * 24 * 60);
    assertThat(history.value(history.stepAt(end - History.LENGTH_MS), Quantity.TOTAL_BIKES))
        .isEqualTo(2 * 24 * 60);
    assertThat(history.value(history.size() - 1, Quantity.TOTAL_BIKES)).isEqualTo(3 * 24 * 60);
  }

  @Test
  void takesATimeThatGoesBackForTheLatest() {
    add(T + 60_000, 5);
    add(T, 9);

    assertThat(history.size()).isEqualTo(1);
    assertThat(history.timeMs(0)).isEqualTo(T + 60_000);
    assertThat(history.value(0, Quantity.TOTAL_BIKES)).isEqualTo(9);
  }

  private void add(long timeMs, int total) {
    history.add(timeMs, new StationSums(total, 1, 2, 3, 4, 5, StationStatus.NOT_REPORTED));
  }
}
