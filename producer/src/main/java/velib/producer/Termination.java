package velib.producer;

import java.time.Duration;

/** Turns SIGTERM and Ctrl-C into a stop signal, and a stop that went well into exit status 0. */
final class Termination {
  private final StopSignal stop = new StopSignal();
  private final Thread program = Thread.currentThread();
  private volatile boolean isDone;

  private Termination() {}

  /**
   * Waits for signals to this process on behalf of the calling thread.
   *
   * @param grace how long that thread may take to leave
   */
  static Termination ofThisThread(Duration grace) {
    Termination termination = new Termination();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> termination.leaveWithin(grace), "termination"));
    return termination;
  }

  StopSignal signal() {
    return stop;
  }

  /** The program has done all that it had to before leaving. */
  void done() {
    isDone = true;
  }

  private void leaveWithin(Duration grace) {
    stop.give();
    try {
      program.join(grace.toMillis());
    } catch (InterruptedException inAHurry) {
      return;
    }
    if (isDone) {
      // The JVM ends with 143 after a signal, which looks like a failure to whoever watches.
      Runtime.getRuntime().halt(0);
    }
  }
}
