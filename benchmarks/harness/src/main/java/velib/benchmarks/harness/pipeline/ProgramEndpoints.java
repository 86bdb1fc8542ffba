package velib.benchmarks.harness.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import velib.kafka.ChildProcess;

/** Asks a program of the pipeline for its readiness and its metrics, over HTTP on this machine. */
final class ProgramEndpoints {
  private static final long TIMEOUT_SECONDS = 120;
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final int LOG_LINES = 8;

  private final ChildProcess program;
  private final int port;

  ProgramEndpoints(ChildProcess program, int port) {
    this.program = program;
    this.port = port;
  }

  /** A condition that is checked until it holds. */
  interface Condition {
    boolean holds() throws IOException;
  }

  /** Returns whether {@code /readyz} answers 200. */
  boolean isReady() throws IOException {
    return answer("/readyz").startsWith("200");
  }

  /**
   * Returns a value of {@code /metrics} by its name and labels exactly as written there, or -1 if
   * it is missing.
   */
  double metric(String series) throws IOException {
    Matcher found =
        Pattern.compile("(?m)^" + Pattern.quote(series) + " (\\S+)").matcher(answer("/metrics"));
    return found.find() ? Double.parseDouble(found.group(1)) : -1;
  }

  /**
   * Waits up to two minutes for a condition.
   *
   * @param what the end of the sentence "timed out while waiting for"
   * @throws IllegalStateException when the program ends or the time is over
   */
  void await(String what, Condition condition) throws InterruptedException {
    await(program, what, condition);
  }

  /** Waits in the same way for a program that need not serve HTTP. */
  static void await(ChildProcess program, String what, Condition condition)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    while (System.nanoTime() < deadline) {
      if (!program.isAlive()) {
        throw new IllegalStateException("the program ended: " + program.outputTail(LOG_LINES));
      }
      try {
        if (condition.holds()) {
          return;
        }
      } catch (IOException notYet) {
        // The program may not serve yet: ask again.
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("timed out while waiting for " + what);
  }

  /** Returns the status, and after it the body if the status is 200. */
  private String answer(String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
    connection.setReadTimeout((int) ANSWER.toMillis());
    try {
      int status = connection.getResponseCode();
      return status == HttpURLConnection.HTTP_OK
          ? status + "\n" + new String(connection.getInputStream().readAllBytes(), UTF_8)
          : String.valueOf(status);
    } finally {
      connection.disconnect();
    }
  }
}
