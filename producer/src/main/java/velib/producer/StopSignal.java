package velib.producer;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Says that the program is to leave; what it waits for ends at once then, or within a grace. */
final class StopSignal {
  private final CompletableFuture<Void> given = new CompletableFuture<>();

  /** Tells the program to leave; again is no harm. */
  void give() {
    given.complete(null);
  }

  boolean isGiven() {
    return given.isDone();
  }

  /** Waits for the time given or for the signal, whichever comes first. */
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
   * The result of something that is under way.
   *
   * @param grace how long it may still take after the signal
   * @throws CancellationException when it takes longer
   * @throws CompletionException with its cause, where it failed
   */
  <T> T resultWithin(Duration grace, CompletableFuture<T> underWay) {
    CompletableFuture<Void> isOver = underWay.handle((result, failure) -> null);
    CompletableFuture.anyOf(isOver, given).join();
    isOver.completeOnTimeout(null, grace.toMillis(), TimeUnit.MILLISECONDS).join();
    if (!underWay.isDone()) {
      throw new CancellationException("told to leave");
    }
    return underWay.join();
  }
}
