package velib.sparkconsumer.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static velib.telemetry.HealthReport.Status.DEGRADED;
import static velib.telemetry.HealthReport.Status.HEALTHY;
import static velib.telemetry.HealthReport.Status.UNHEALTHY;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConsumerHealthTest {
  private final AtomicLong nanos = new AtomicLong(-5);
  private final RunState run = new RunState(nanos::get);
  private OptionalLong waiting = OptionalLong.of(0);
  private int asked;
  private final ConsumerHealth health =
      new ConsumerHealth(
          run,
          () -> {
            asked++;
            return waiting;
          },
          nanos::get);

  @Test
  void aStartIsDegradedAndUnhealthyOnceItTakesTooLong() {
    assertThat(health.health().status()).isEqualTo(DEGRADED);
    assertThat(health.readiness().status()).isEqualTo(UNHEALTHY);

    passPatience();
    assertThat(health.health().status()).isEqualTo(DEGRADED);
    passANanosecond();
    assertThat(health.health().status()).isEqualTo(UNHEALTHY);
  }

  @Test
  void waitingForKafkaIsDegradedHoweverLongItTakes() {
    run.waitsForKafka();
    passPatience();
    passPatience();

    assertThat(health.health().status()).isEqualTo(DEGRADED);
    assertThat(health.health().reasons().get(0).whatToDo()).contains("start Kafka");
    assertThat(health.readiness().status()).isEqualTo(UNHEALTHY);

    run.starts();
    assertThat(health.health().status()).as("the start is given its own time").isEqualTo(DEGRADED);
  }

  @Test
  void aRunningQueryIsHealthyAndReady() {
    run.started(() -> true);

    assertThat(health.health().status()).isEqualTo(HEALTHY);
    assertThat(health.readiness().status()).isEqualTo(HEALTHY);
  }

  @Test
  void aQueryThatEndedByItselfIsUnhealthy() {
    run.started(() -> false);

    assertThat(health.health().status()).isEqualTo(UNHEALTHY);
    assertThat(health.readiness().status()).isEqualTo(UNHEALTHY);
  }

  @Test
  void noBatchForAMinuteIsUnhealthyOnlyIfMessagesAreWaiting() {
    passPatience();
    run.started(() -> true);
    waiting = OptionalLong.of(7);
    passPatience();
    assertThat(health.health().status()).isEqualTo(HEALTHY);
    assertThat(asked).as("Kafka is not asked earlier").isZero();

    passANanosecond();
    assertThat(health.health().status()).isEqualTo(UNHEALTHY);
    assertThat(health.health().reasons().get(0).reason())
        .isEqualTo("no batch has ended for 60 s, although 7 messages are waiting");
    waiting = OptionalLong.of(0);
    assertThat(health.health().status()).isEqualTo(HEALTHY);
    waiting = OptionalLong.empty();
    assertThat(health.health().status()).as("Kafka does not answer").isEqualTo(DEGRADED);

    waiting = OptionalLong.of(7);
    health.written(1, null, 0, 0);
    assertThat(health.health().status()).as("a batch has ended").isEqualTo(HEALTHY);
    passPatience();
    passANanosecond();
    assertThat(health.health().status()).isEqualTo(UNHEALTHY);
  }

  @Test
  void aRestartedQueryIsGivenTimeAgain() {
    run.started(() -> true);
    passPatience();
    passANanosecond();
    waiting = OptionalLong.of(7);
    assertThat(health.health().status()).isEqualTo(UNHEALTHY);

    run.starts();
    run.started(() -> true);

    assertThat(health.health().status()).isEqualTo(HEALTHY);
  }

  private void passPatience() {
    nanos.addAndGet(ConsumerHealth.PATIENCE.toNanos());
  }

  private void passANanosecond() {
    nanos.addAndGet(Duration.ofNanos(1).toNanos());
  }
}
