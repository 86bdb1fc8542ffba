package velib.producer;

import java.time.Duration;

/** Turns SIGTERM and Ctrl-C into a stop signal, and a clean stop into exit status 0. */
final class Termination {
  private final StopSignal stop = new StopSignal();
  private final Thread program = Thread.currentThread();
  private volatile boolean isDone;

  private Termination() {}

  /**
   * Listens for signals on behalf of the calling thread.
   *
   * @param grace how long that thread may take to stop
   */
  static Termination ofThisThread(Duration grace) {
    Termination termination = new Termination();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> termination.stopWithin(grace), "termination"));
    return termination;
  }

  StopSignal signal() {
    return stop;
  }

  /** Notes that the program has finished all its work. */
  void done() {
    isDone = true;
  }

  private void stopWithin(Duration grace) {
    stop.give();
    try {
      program.join(grace.toMillis());
    } catch (InterruptedException inAHurry) {
      return;
    }
    if (isDone) {
      // After a signal the JVM would end with 143, which looks like a failure.
      Runtime.getRuntime().halt(0);
    }
  }
}
