package velib.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  private static final StationRow ROW = new StationRow("1", null, new byte[0], 0, 0);

  @Test
  void theFailureThatMakesTheClientUnusableIsTheWorst() {
    Delivery delivery = new Delivery(3);

    complete(delivery, new TimeoutException("late"));
    complete(delivery, new OutOfOrderSequenceException("lost"));
    complete(delivery, new TimeoutException("late"));

    assertThat(delivery.failure()).hasMessage("lost");
    assertThat(delivery.isLate()).isFalse();
    assertThat(Delivery.leavesClientSound(delivery.failure())).isFalse();
  }

  @Test
  void itIsOverOnceEveryRecordIsAcknowledgedFailedOrSkipped() throws InterruptedException {
    Delivery delivery = new Delivery(3);
    complete(delivery, null);
    complete(delivery, new TimeoutException("late"));
    assertThat(delivery.isOverWithin(Duration.ZERO)).isFalse();

    delivery.skip();

    assertThat(delivery.isOverWithin(Duration.ZERO)).isTrue();
    assertThat(delivery.acknowledged()).isEqualTo(1);
  }

  @Test
  void aRecordThatIsTooLargeIsNoFailure() {
    Delivery delivery = new Delivery(1);

    complete(delivery, new RecordTooLargeException("large"));

    assertThat(delivery.failure()).isNull();
    assertThat(delivery.tooLarge()).containsExactly(ROW);
  }

  private static void complete(Delivery delivery, Exception exception) {
    delivery.of(ROW).onCompletion(null, exception);
  }
}
