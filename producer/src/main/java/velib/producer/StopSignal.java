package velib.producer;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Says that the program is to leave; every wait in it ends at once when this is given. */
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
   * @throws CancellationException when the signal comes first
   * @throws CompletionException with its cause, where it failed
   */
  <T> T orResultOf(CompletableFuture<T> underWay) {
    CompletableFuture.anyOf(underWay, given).join();
    if (!underWay.isDone()) {
      throw new CancellationException("told to leave");
    }
    return underWay.join();
  }
}
