package velib.demo;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A task on a thread of its own. */
final class BackgroundTask {
  private static final long LONGEST_CANCEL_MILLIS = 15_000;

  private final CompletableFuture<Void> outcome = new CompletableFuture<>();
  private final Thread thread;

  /** Starts the task at once. */
  BackgroundTask(String name, Runnable task) {
    thread = new Thread(() -> run(task), name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits for the task to end; rethrows its failure. */
  void await() throws InterruptedException {
    try {
      outcome.get();
    } catch (ExecutionException failure) {
      throw (RuntimeException) failure.getCause();
    }
  }

  /** Interrupts the task if it still runs, and waits for it to end. */
  void cancel() {
    thread.interrupt();
    try {
      thread.join(LONGEST_CANCEL_MILLIS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Runnable task) {
    try {
      task.run();
      outcome.complete(null);
    } catch (RuntimeException failure) {
      outcome.completeExceptionally(failure);
    }
  }
}
