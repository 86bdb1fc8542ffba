package velib.feedsimulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SnapshotClockTest {
  @Test
  void aStepIsCountedFromTheEpochSoThatARestartGoesOnWhereItWas() {
    SnapshotClock clock = new SnapshotClock(10, at("2026-02-10T06:00:29Z"));

    long number = clock.numberForRequest();
    assertThat(clock.numberForRequest()).isEqualTo(number);
    assertThat(clock.epochSecondOf(number))
        .isEqualTo(Instant.parse("2026-02-10T06:00:20Z").getEpochSecond());
    assertThat(new SnapshotClock(10, at("2026-02-10T06:00:30Z")).numberForRequest())
        .isEqualTo(number + 1);
  }

  @Test
  void withoutAStepEachRequestHasTheNextSnapshotAMinuteLater() {
    SnapshotClock clock = new SnapshotClock(0, at("2030-01-01T00:00:00Z"));

    assertThat(clock.numberForRequest()).isZero();
    assertThat(clock.numberForRequest()).isEqualTo(1);
    assertThat(clock.epochSecondOf(1) - clock.epochSecondOf(0)).isEqualTo(60);
  }

  private static Clock at(String instant) {
    return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
  }
}
