package velib.demo;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Sees to it that nothing is left when the demo ends, by itself or by a signal.
 *
 * <p>A signal interrupts the main thread, which then stops the parts in their order; afterwards
 * whatever still runs is stopped and the workspace removed.
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

  /** Watches over the calling thread, the main one. */
  static Ending ofThisThread(Workspace workspace) {
    Ending ending = new Ending(workspace);
    Runtime.getRuntime().addShutdownHook(new Thread(ending::tidyUp, "ending"));
    return ending;
  }

  /** A signal is how a demo without an end of its own ends, so it is no failure then. */
  void signalMeans(int status) {
    statusAfterSignal = status;
  }

  /** Whether a signal tells the demo to end. */
  boolean isSignalled() {
    return bySignal && tidying.getCount() == 0;
  }

  /**
   * Whether a failure that was just seen comes of a signal: one that went to all processes can end
   * a part before it is heard here.
   */
  boolean comesOfASignal() {
    // The interrupt that goes with the signal would cut this short.
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
