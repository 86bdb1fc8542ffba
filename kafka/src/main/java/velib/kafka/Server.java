package velib.kafka;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One of the two servers, which can be started, stopped, killed and restarted. */
final class Server implements AutoCloseable {
  private static final Duration START_DEADLINE = Duration.ofSeconds(60);
  private static final long PROBE_INTERVAL_MILLIS = 30;
  private static final int LOG_LINES = 20;

  /**
   * The refusal of a restarted broker while ZooKeeper still keeps the session of the killed one.
   */
  private static final String OLD_SESSION_LIVES = "NodeExists";

  private final Supplier<ChildProcess> starter;
  private final String startedMark;
  private final Supplier<Optional<String>> obstacle;
  private ChildProcess process;

  /**
   * Describes a server.
   *
   * @param startedMark what the server prints once it listens; without this check another program
   *     that took the port first could answer
   * @param obstacle asks why it does not serve yet; empty if it does
   */
  Server(Supplier<ChildProcess> starter, String startedMark, Supplier<Optional<String>> obstacle) {
    this.starter = starter;
    this.startedMark = startedMark;
    this.obstacle = obstacle;
  }

  ChildProcess process() {
    return process;
  }

  /** Starts the server unless it runs; returns when it serves. */
  void start() {
    if (process != null && process.isAlive()) {
      return;
    }
    long deadlineNanos = System.nanoTime() + START_DEADLINE.toNanos();
    process = starter.get();
    String lacks = "it never said that it has started";
    while (System.nanoTime() - deadlineNanos < 0) {
      if (!process.isAlive()) {
        if (!process.output().contains(OLD_SESSION_LIVES)) {
          throw new StartFailure(process.name() + " ended", process);
        }
        process = starter.get();
      }
      if (process.output().contains(startedMark)) {
        Optional<String> answer = obstacle.get();
        if (answer.isEmpty()) {
          return;
        }
        lacks = answer.get();
      }
      process.awaitExit(Duration.ofMillis(PROBE_INTERVAL_MILLIS));
    }
    process.kill();
    throw new StartFailure(
        String.format(
            Locale.ROOT,
            "%s did not serve within %d seconds, %s",
            process.name(),
            START_DEADLINE.getSeconds(),
            lacks),
        process);
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

  /** A server did not start; the message has the end of its log. */
  static final class StartFailure extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final boolean portTaken;

    StartFailure(String what, ChildProcess server) {
      super(
          String.format(
              Locale.ROOT, "%s. Its log, %s, says:%n%s", what, server.log(), complaint(server)));
      portTaken = server.output().contains("Address already in use");
    }

    boolean portWasTaken() {
      return portTaken;
    }

    /** The log from the first error on; the shutdown after it fills many lines. */
    private static String complaint(ChildProcess server) {
      String fromFirstError =
          server
              .output()
              .lines()
              .dropWhile(line -> !line.contains(" ERROR ") && !line.contains(" FATAL "))
              .limit(LOG_LINES)
              .collect(Collectors.joining("\n"));
      return fromFirstError.isEmpty() ? server.outputTail(LOG_LINES) : fromFirstError;
    }
  }
}
