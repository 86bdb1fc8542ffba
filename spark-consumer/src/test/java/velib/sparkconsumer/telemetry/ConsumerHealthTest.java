package velib.sparkconsumer.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static velib.telemetry.HealthReport.Status.DEGRADED;
import static velib.telemetry.HealthReport.Status.HEALTHY;
import static velib.telemetry.HealthReport.Status.UNHEALTHY;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import velib.sparkconsumer.kafka.WaitingMessages;

class ConsumerHealthTest {
  private final AtomicLong nanos = new AtomicLong(-5);
  private final RunState run = new RunState(nanos::get);
  private Optional<WaitingMessages> waiting = waiting(0);
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

    run.kafkaIsBack();
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
    run.started(() -> true);
    waiting = waiting(7);
    passPatience();
    assertThat(health.health().status()).isEqualTo(HEALTHY);
    assertThat(asked).as("Kafka is not asked earlier").isZero();

    passANanosecond();
    assertThat(health.health().status()).isEqualTo(UNHEALTHY);
    assertThat(health.health().reasons().get(0).reason())
        .isEqualTo("no batch has ended for 60 s, although 7 messages are waiting");
    waiting = waiting(0);
    assertThat(health.health().status()).isEqualTo(HEALTHY);
    waiting = Optional.empty();
    assertThat(health.health().status()).as("Kafka does not answer").isEqualTo(DEGRADED);

    waiting = waiting(7);
    health.written(1, null, 0, 0);
    assertThat(health.health().status()).as("a batch has ended").isEqualTo(HEALTHY);
    passPatience();
    passANanosecond();
    assertThat(health.health().status()).isEqualTo(UNHEALTHY);
  }

  @Test
  void aQueryThatFailsAfterABatchIsGivenTimeAgain() {
    run.started(() -> true);
    passPatience();
    passANanosecond();
    waiting = waiting(7);
    run.failed();
    run.starts();
    run.started(() -> true);

    assertThat(health.health().status()).isEqualTo(HEALTHY);
  }

  @Test
  void aQueryThatIsStartedAgainAndAgainWithoutABatchIsUnhealthy() {
    waiting = waiting(7);
    for (int start = 0; start < 7; start++) {
      run.starts();
      run.started(() -> true);
      nanos.addAndGet(Duration.ofSeconds(10).toNanos());
      run.failed();
    }
    run.starts();
    assertThat(health.health().status()).as("70 s, but 10 s since the failure").isEqualTo(DEGRADED);
    for (int start = 0; start < 7; start++) {
      run.starts();
      run.started(() -> true);
      nanos.addAndGet(Duration.ofSeconds(10).toNanos());
      run.failed();
    }
    assertThat(health.health().status()).isEqualTo(UNHEALTHY);
    run.starts();
    assertThat(health.health().status()).isEqualTo(UNHEALTHY);
    health.written(1, null, 0, 0);
    assertThat(health.health().status()).isEqualTo(DEGRADED);
  }

  @Test
  void whatWaitsBehindAnOpenTransactionIsNamed() {
    run.started(() -> true);
    passPatience();
    passANanosecond();
    waiting = Optional.of(new WaitingMessages(7, 7));

    assertThat(health.health().status()).isEqualTo(DEGRADED);
    assertThat(health.health().reasons().get(0).reason())
        .isEqualTo("7 messages wait behind an open transaction on the input topic");
    waiting = Optional.of(new WaitingMessages(9, 7));
    assertThat(health.health().status()).as("2 can be read").isEqualTo(UNHEALTHY);
  }

  @Test
  void whatKafkaRefusesIsToldApartFromAKafkaThatIsAway() {
    run.isRefused("Kafka refuses a request: TopicAuthorizationException");
    run.waitsForKafka();

    assertThat(health.health().status()).isEqualTo(UNHEALTHY);
    assertThat(health.health().reasons().get(0).reason()).contains("TopicAuthorizationException");
    run.started(() -> true);
    assertThat(health.health().status()).as("it may be refused again").isEqualTo(UNHEALTHY);
    nanos.addAndGet(ConsumerHealth.NOT_REFUSED_AGAIN.toNanos() + 1);
    assertThat(health.health().status()).isEqualTo(HEALTHY);
  }

  @Test
  void beingFencedInTurnsIsUnhealthyAndOnceIsNot() {
    run.isFenced();
    assertThat(health.health().status()).isEqualTo(DEGRADED);
    run.isFenced();
    assertThat(health.health().status()).isEqualTo(UNHEALTHY);
    health.written(1, null, 0, 0);
    run.isFenced();
    assertThat(health.health().status()).isEqualTo(DEGRADED);
  }

  private static Optional<WaitingMessages> waiting(long messages) {
    return Optional.of(new WaitingMessages(messages, 0));
  }

  private void passPatience() {
    nanos.addAndGet(ConsumerHealth.PATIENCE.toNanos());
  }

  private void passANanosecond() {
    nanos.addAndGet(Duration.ofNanos(1).toNanos());
  }
}
