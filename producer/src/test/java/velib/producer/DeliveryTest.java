package velib.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  @Test
  void theFailureThatMakesTheClientUnusableIsTheWorst() {
    Delivery delivery = new Delivery(3);

    delivery.onCompletion(null, new TimeoutException("late"));
    delivery.onCompletion(null, new OutOfOrderSequenceException("lost"));
    delivery.onCompletion(null, new RecordTooLargeException("large"));

    assertThat(delivery.failure()).hasMessage("lost");
    assertThat(delivery.isLate()).isFalse();
    assertThat(Delivery.leavesClientSound(delivery.failure())).isFalse();
  }

  @Test
  void itIsOverOnceEveryRecordIsAcknowledgedFailedOrSkipped() throws InterruptedException {
    Delivery delivery = new Delivery(3);
    delivery.onCompletion(null, null);
    delivery.onCompletion(null, new TimeoutException("late"));
    assertThat(delivery.isOverWithin(Duration.ZERO)).isFalse();

    delivery.skip();

    assertThat(delivery.isOverWithin(Duration.ZERO)).isTrue();
    assertThat(delivery.acknowledged()).isEqualTo(1);
  }
}
