package velib.stacktests.monitoring;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prometheus or Alertmanager as a process of this machine, on a free port that its log names. */
final class LocalServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Pattern LISTENING =
      Pattern.compile("msg=\"Listening on\" address=(127\\.0\\.0\\.1:\\d+)");

  private final Process process;
  private final Path log;
  private final String address;

  private LocalServer(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.address =
        "http://" + await().atMost(PATIENCE).until(this::listens, found -> found != null);
  }

  /** Starts a program, whose output goes to the log, and waits until it listens. */
  static LocalServer start(Path log, Map<String, String> environment, String... words)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of(words)).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      return new LocalServer(process, log);
    } catch (RuntimeException failure) {
      process.destroyForcibly();
      throw failure;
    }
  }

  private String listens() throws IOException {
    String said = Files.readString(log);
    Matcher listening = LISTENING.matcher(said);
    if (listening.find()) {
      return listening.group(1);
    }
    if (!process.isAlive()) {
      throw new IllegalStateException("It ended with " + process.exitValue() + ":\n" + said);
    }
    return null;
  }

  /** Its address, without a slash at the end. */
  String address() {
    return address;
  }

  /** All that it has said. */
  String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
