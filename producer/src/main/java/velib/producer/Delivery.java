package velib.producer;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;

/** The outcome of sending the records of one poll; thread-safe. */
final class Delivery implements Callback {
  private final CountDownLatch open;
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  Delivery(int records) {
    this.open = new CountDownLatch(records);
  }

  @Override
  public void onCompletion(RecordMetadata place, Exception exception) {
    if (exception == null) {
      acknowledged.incrementAndGet();
    } else {
      failure.accumulateAndGet(exception, Delivery::worse);
    }
    open.countDown();
  }

  /** Counts a record that is not sent at all. */
  void skip() {
    open.countDown();
  }

  /** Whether a record timed out. */
  boolean isLate() {
    return failure.get() instanceof TimeoutException;
  }

  /** Waits until every record is acknowledged or has failed; false if the time is up first. */
  boolean isOverWithin(Duration time) throws InterruptedException {
    return open.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  int acknowledged() {
    return acknowledged.get();
  }

  /** The worst failure of a record; null if all were acknowledged. */
  Exception failure() {
    return failure.get();
  }

  /** Whether the client can still be used: it lost time or a record, but not its order. */
  static boolean leavesClientSound(Exception failure) {
    return failure instanceof TimeoutException || failure instanceof RecordTooLargeException;
  }

  private static Exception worse(Exception former, Exception next) {
    return former == null || leavesClientSound(former) && !leavesClientSound(next) ? next : former;
  }
}
