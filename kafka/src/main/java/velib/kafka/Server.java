package velib.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One of the two servers: started until it serves, stopped, killed, started again. */
final class Server implements AutoCloseable {
  private static final Duration START_DEADLINE = Duration.ofSeconds(60);
  private static final long PROBE_INTERVAL_MILLIS = 30;
  private static final int TAIL_LINES = 20;

  /** What a killed broker's successor is told while ZooKeeper still keeps the old session. */
  private static final String OLD_SESSION_LIVES = "NodeExists";

  private final Supplier<ChildProcess> starter;
  private final String startedMark;
  private final BooleanSupplier serves;
  private ChildProcess process;

  /**
   * Describes a server.
   *
   * @param startedMark what the server prints once it listens; without it an answer may come from
   *     somebody else, who was faster to take the port
   * @param serves whether it answers
   */
  Server(Supplier<ChildProcess> starter, String startedMark, BooleanSupplier serves) {
    this.starter = starter;
    this.startedMark = startedMark;
    this.serves = serves;
  }

  ChildProcess process() {
    return process;
  }

  /** Starts the server if it does not run, and returns when it serves. */
  void start() {
    if (process != null && process.isAlive()) {
      return;
    }
    long deadlineNanos = System.nanoTime() + START_DEADLINE.toNanos();
    process = starter.get();
    while (System.nanoTime() - deadlineNanos < 0) {
      if (!process.isAlive()) {
        if (!process.output().contains(OLD_SESSION_LIVES)) {
          throw new StartFailure(process.name() + " ended", process.outputTail(TAIL_LINES));
        }
        process = starter.get();
      }
      if (process.output().contains(startedMark) && serves.getAsBoolean()) {
        return;
      }
      process.awaitExit(Duration.ofMillis(PROBE_INTERVAL_MILLIS));
    }
    String tail = process.outputTail(TAIL_LINES);
    Path log = process.log();
    process.kill();
    throw new StartFailure(
        String.format(
            "%s did not serve within %d seconds (its log: %s)",
            process.name(), START_DEADLINE.getSeconds(), log),
        tail);
  }

  void kill() {
    if (process != null) {
      process.kill();
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }

  /** A server that did not come up; its message ends with what the server said last. */
  static final class StartFailure extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    StartFailure(String what, String lastLines) {
      super(what + ". It said last:\n" + lastLines);
    }

    boolean portWasTaken() {
      return getMessage().contains("Address already in use");
    }
  }
}
