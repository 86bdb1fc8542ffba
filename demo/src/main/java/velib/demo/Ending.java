package velib.demo;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Cleans up when the demo ends, by itself or by a signal.
 *
 * <p>A signal interrupts the main thread, which then stops the parts in order; afterwards whatever
 * still runs is stopped and the workspace is deleted.
 */
final class Ending {
  private static final Duration ORDERLY = Duration.ofSeconds(25);
  private static final long SIGNAL_MILLIS = 500;
  private static final long LAST_WORDS_SECONDS = 5;

  private final Thread main = Thread.currentThread();
  private final Workspace workspace;
  private volatile boolean bySignal = true;
  private final CountDownLatch tidying = new CountDownLatch(1);
  private volatile Integer statusAfterSignal;

  private Ending(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Cleans up after the calling thread, the main one. */
  static Ending ofThisThread(Workspace workspace) {
    Ending ending = new Ending(workspace);
    Runtime.getRuntime().addShutdownHook(new Thread(ending::tidyUp, "ending"));
    return ending;
  }

  /** Sets the exit status after a signal, which is how a demo without an end of its own ends. */
  void signalMeans(int status) {
    statusAfterSignal = status;
  }

  /** Whether a signal is ending the demo. */
  boolean isSignalled() {
    return bySignal && tidying.getCount() == 0;
  }

  /**
   * Whether a failure was caused by a signal: one to all processes can end a part before it arrives
   * here.
   */
  boolean comesOfASignal() {
    // Clears the interrupt of the signal, which would end this wait.
    Thread.interrupted();
    try {
      return tidying.await(SIGNAL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException signalled) {
      return true;
    }
  }

  /** Ends the process with this status; does not return. */
  void exit(int status) {
    bySignal = false;
    System.exit(status);
  }

  private void tidyUp() {
    tidying.countDown();
    if (bySignal) {
      main.interrupt();
      try {
        main.join(ORDERLY.toMillis());
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
    }
    stopWhatIsLeft();
    workspace.delete();
    if (bySignal && statusAfterSignal != null) {
      System.out.flush();
      Runtime.getRuntime().halt(statusAfterSignal);
    }
  }

  private static void stopWhatIsLeft() {
    List<ProcessHandle> left = alive();
    while (!left.isEmpty()) {
      left.forEach(ProcessHandle::destroy);
      for (ProcessHandle process : left) {
        try {
          process.onExit().get(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
        } catch (Exception stubborn) {
          process.destroyForcibly();
        }
      }
      left = alive();
    }
  }

  private static List<ProcessHandle> alive() {
    return ProcessHandle.current()
        .children()
        .filter(ProcessHandle::isAlive)
        .collect(Collectors.toList());
  }
}
