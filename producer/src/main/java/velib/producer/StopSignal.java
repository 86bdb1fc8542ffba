package velib.producer;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tells the program to stop: its waits end at once, or after a grace. */
final class StopSignal {
  private final CompletableFuture<Void> given = new CompletableFuture<>();

  /** Tells the program to stop; may be called more than once. */
  void give() {
    given.complete(null);
  }

  boolean isGiven() {
    return given.isDone();
  }

  /** Waits for this time or for the signal, whichever comes first. */
  void await(Duration time) {
    try {
      given.get(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException timeIsUp) {
      return;
    } catch (ExecutionException | InterruptedException nobodyDoesThat) {
      throw new IllegalStateException(nobodyDoesThat);
    }
  }

  /**
   * Waits for the result of work that is under way.
   *
   * @param grace how long the work may still take after the signal
   * @throws CancellationException if it takes longer
   * @throws CompletionException with its cause, if it failed
   */
  <T> T resultWithin(Duration grace, CompletableFuture<T> underWay) {
    CompletableFuture<Void> isOver = underWay.handle((result, failure) -> null);
    CompletableFuture.anyOf(isOver, given).join();
    isOver.completeOnTimeout(null, grace.toMillis(), TimeUnit.MILLISECONDS).join();
    if (!underWay.isDone()) {
      throw new CancellationException("stopping");
    }
    return underWay.join();
  }
}
