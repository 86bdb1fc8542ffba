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

/** What became of the records of one poll. */
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

  /** A record is not sent at all. */
  void skip() {
    open.countDown();
  }

  /** Whether Kafka let the time of a record run out. */
  boolean isLate() {
    return failure.get() instanceof TimeoutException;
  }

  /** Waits until each record is acknowledged or given up; false when the time is up before. */
  boolean isOverWithin(Duration time) throws InterruptedException {
    return open.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  int acknowledged() {
    return acknowledged.get();
  }

  /** The worst that happened to a record; null when every one was acknowledged. */
  Exception failure() {
    return failure.get();
  }

  /** Whether the client may be used after this failure: it lost time or a record, not its order. */
  static boolean leavesClientSound(Exception failure) {
    return failure instanceof TimeoutException || failure instanceof RecordTooLargeException;
  }

  private static Exception worse(Exception former, Exception next) {
    return former == null || leavesClientSound(former) && !leavesClientSound(next) ? next : former;
  }
}
