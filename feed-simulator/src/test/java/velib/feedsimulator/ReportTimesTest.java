package velib.feedsimulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTimesTest {
  private static final long HOUR_EPOCH_SECOND = 1_770_703_200L;
  private static final long HALF_HOUR_SECONDS = 1_800;
  private static final int HOURS = 48;

  private final BikeShareDay day =
      new BikeShareDay(NetworkProperties.network(1_500, 42), new SeededNoise(42));

  @Test
  void nearlyAllStationsStepOnceAnHourAndNoneInBetween() {
    for (int hour = 0; hour < HOURS; hour++) {
      List<Long> early = reported(HOUR_EPOCH_SECOND + hour * 3_600L + 200);
      List<Long> late = reported(HOUR_EPOCH_SECOND + hour * 3_600L + 3_599);
      List<Long> next = reported(HOUR_EPOCH_SECOND + (hour + 1) * 3_600L + 200);

      assertThat(late).isEqualTo(early);
      assertThat(differences(late, next)).isBetween(1_470, 1_490);
    }
  }

  @Test
  void atSomeStepsAFewStationsGoBackwards() {
    List<Integer> backwards = new ArrayList<>();
    for (int hour = 0; hour < HOURS; hour++) {
      long middle = HOUR_EPOCH_SECOND + hour * 3_600L + HALF_HOUR_SECONDS;
      List<Long> before = reported(middle);
      List<Long> after = reported(middle + 3_600);
      int count = 0;
      for (int index = 0; index < before.size(); index++) {
        count += after.get(index) < before.get(index) ? 1 : 0;
      }
      backwards.add(count);
    }

    assertThat(backwards).contains(0).anyMatch(count -> count > 20).allMatch(count -> count < 90);
  }

  private List<Long> reported(long epochSecond) {
    List<Long> reported = new ArrayList<>();
    day.snapshot(0, epochSecond).rows.forEach(row -> reported.add(row.lastReportedEpochSecond));
    return reported;
  }

  private static int differences(List<Long> some, List<Long> others) {
    int differences = 0;
    for (int index = 0; index < some.size(); index++) {
      differences += some.get(index).equals(others.get(index)) ? 0 : 1;
    }
    return differences;
  }
}
