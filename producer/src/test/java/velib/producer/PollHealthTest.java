package velib.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static velib.telemetry.HealthReport.Status.DEGRADED;
import static velib.telemetry.HealthReport.Status.HEALTHY;
import static velib.telemetry.HealthReport.Status.UNHEALTHY;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PollHealthTest {
  private static final Duration NEXT = Duration.ofMinutes(1);
  private static final Duration LONGEST_POLL = Duration.ofMinutes(5);

  private final AtomicLong nanos = new AtomicLong();
  private final PollHealth health = new PollHealth(LONGEST_POLL, nanos::get);

  @Test
  void itIsHealthyAndNotReadyBeforeTheFirstPoll() {
    assertThat(health.health().status()).isEqualTo(HEALTHY);
    assertThat(health.readiness().status()).isEqualTo(UNHEALTHY);
  }

  @ParameterizedTest
  @EnumSource(names = {"PUBLISHED", "UNCHANGED"})
  void aPublishedPollMakesItReadyForGood(PollOutcome outcome) {
    polled(outcome);
    assertThat(health.health().status()).isEqualTo(HEALTHY);
    assertThat(health.readiness().status()).isEqualTo(HEALTHY);

    polled(PollOutcome.FEED_FAILED);
    assertThat(health.readiness().status()).isEqualTo(HEALTHY);
  }

  @ParameterizedTest
  @EnumSource(names = {"FEED_FAILED", "NOT_THE_FEED", "HELD_BACK"})
  void aFeedThatIsDownHoweverLongMakesItDegraded(PollOutcome outcome) {
    for (int poll = 0; poll < 100; poll++) {
      polled(outcome);
    }

    assertThat(health.health().status()).isEqualTo(DEGRADED);
    assertThat(health.health().reasons().get(0).reason()).contains("because");
    assertThat(health.readiness().status()).isEqualTo(UNHEALTHY);
  }

  @ParameterizedTest
  @EnumSource(names = {"NOT_PUBLISHED", "BROKEN"})
  void moreThanThreePollsThatCouldNotBePublishedMakeItUnhealthy(PollOutcome outcome) {
    for (int poll = 0; poll < 3; poll++) {
      polled(outcome);
      assertThat(health.health().status()).isEqualTo(DEGRADED);
    }
    polled(outcome);
    assertThat(health.health().status()).isEqualTo(UNHEALTHY);
    assertThat(health.health().reasons().get(0).reason()).startsWith("4 polls in a row");

    polled(PollOutcome.PUBLISHED);
    assertThat(health.health().status()).isEqualTo(HEALTHY);
    polled(outcome);
    assertThat(health.health().status()).as("counted anew").isEqualTo(DEGRADED);
  }

  @Test
  void noPollForLongerThanOneCanTakeMakesItUnhealthy() {
    pass(LONGEST_POLL);
    assertThat(health.health().status()).isEqualTo(HEALTHY);
    pass(Duration.ofNanos(1));
    assertThat(health.health().status()).isEqualTo(UNHEALTHY);

    polled(PollOutcome.PUBLISHED);
    pass(NEXT.plus(LONGEST_POLL));
    assertThat(health.health().status()).as("the wait is its own").isEqualTo(HEALTHY);
    pass(Duration.ofNanos(1));
    assertThat(health.health().status()).isEqualTo(UNHEALTHY);
    assertThat(health.health().reasons().get(0).reason()).contains("no poll has ended for 360 s");
  }

  private void polled(PollOutcome outcome) {
    Poll poll = new Poll(1);
    poll.ends(new PollFailure(outcome, "because"));
    health.polled(poll, NEXT);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
