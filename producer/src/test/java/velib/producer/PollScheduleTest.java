package velib.producer;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PollScheduleTest {
  private final PollSchedule schedule = new PollSchedule(ofSeconds(60), ofSeconds(10), () -> 0);

  @Test
  void pollsStartOneIntervalApartHoweverLongEachTakes() {
    assertThat(schedule.afterSuccess(ofSeconds(1))).isEqualTo(ofSeconds(59));
    assertThat(schedule.afterSuccess(ofSeconds(45))).isEqualTo(ofSeconds(15));
  }

  @Test
  void aPollLongerThanTheIntervalIsFollowedAtOnce() {
    assertThat(schedule.afterSuccess(ofSeconds(61))).isZero();
  }

  @Test
  void anIntervalShorterThanTheLeastIsRaisedToIt() {
    PollSchedule hurried = new PollSchedule(ofSeconds(1), ofSeconds(10), () -> 0);

    assertThat(hurried.afterSuccess(ofSeconds(2))).isEqualTo(ofSeconds(8));
  }

  @Test
  void failuresInARowDoubleTheTimeBetweenPollsUpToFiveMinutes() {
    assertThat(failure()).isEqualTo(ofSeconds(60));
    assertThat(failure()).isEqualTo(ofSeconds(120));
    assertThat(failure()).isEqualTo(ofSeconds(240));
    assertThat(failure()).isEqualTo(ofSeconds(300));
    for (int further = 0; further < 100; further++) {
      assertThat(failure()).isEqualTo(ofSeconds(300));
    }
  }

  @Test
  void aSuccessForgetsTheFailures() {
    failure();
    failure();
    schedule.afterSuccess(Duration.ZERO);

    assertThat(failure()).isEqualTo(ofSeconds(60));
  }

  @Test
  void chanceAddsUpToAQuarter() {
    PollSchedule late = new PollSchedule(ofSeconds(60), Duration.ZERO, () -> 0.999);

    assertThat(late.afterFailure(Duration.ZERO, Optional.empty()))
        .isBetween(ofSeconds(74), ofSeconds(75));
  }

  @Test
  void anIntervalOverFiveMinutesIsNotShortenedByABackOff() {
    PollSchedule slow = new PollSchedule(ofSeconds(3600), ofSeconds(10), () -> 0);

    assertThat(slow.afterFailure(Duration.ZERO, Optional.empty())).isEqualTo(ofSeconds(3600));
    assertThat(slow.afterFailure(Duration.ZERO, Optional.empty())).isEqualTo(ofSeconds(3600));
  }

  @Test
  void retryAfterIsObeyedWhenItIsLongerThanTheBackOff() {
    assertThat(schedule.afterFailure(ofSeconds(1), Optional.of(ofSeconds(200))))
        .isEqualTo(ofSeconds(200));
    assertThat(schedule.afterFailure(ofSeconds(1), Optional.of(ofSeconds(2))))
        .isEqualTo(ofSeconds(119));
  }

  @Test
  void aRetryAfterOfDaysIsTakenForAMistake() {
    assertThat(schedule.afterFailure(ofSeconds(1), Optional.of(Duration.ofDays(30))))
        .isEqualTo(Duration.ofHours(1));
  }

  private Duration failure() {
    return schedule.afterFailure(Duration.ZERO, Optional.empty());
  }
}
