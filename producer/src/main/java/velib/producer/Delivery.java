package velib.producer;

import java.time.Duration;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;

/** The outcome of sending the records of one poll; thread-safe. */
final class Delivery {
  private final CountDownLatch open;
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final Queue<StationRow> tooLarge = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  Delivery(int records) {
    this.open = new CountDownLatch(records);
  }

  /** What Kafka's client calls when it is done with the record of a row. */
  Callback of(StationRow row) {
    return (place, exception) -> {
      if (exception == null) {
        acknowledged.incrementAndGet();
      } else if (exception instanceof RecordTooLargeException) {
        tooLarge.add(row);
      } else {
        failure.accumulateAndGet(exception, Delivery::worse);
      }
      open.countDown();
    };
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

  /** The rows that are larger than the client or the broker takes. */
  Collection<StationRow> tooLarge() {
    return tooLarge;
  }

  /** Notes a failure of the client itself, which gives up what was sent before. */
  void fails(Exception unusable) {
    failure.set(unusable);
  }

  /** The worst failure of a record; null if all were acknowledged or too large. */
  Exception failure() {
    return failure.get();
  }

  /** Whether the client can still be used: it lost time, but not its order. */
  static boolean leavesClientSound(Exception failure) {
    return failure instanceof TimeoutException;
  }

  private static Exception worse(Exception former, Exception next) {
    return former == null || leavesClientSound(former) && !leavesClientSound(next) ? next : former;
  }
}
