package velib.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * A Java program that runs as a child of this process and does not outlive it.
 *
 * <p>Its standard output and error are appended to one file. It runs on the same Java as this
 * process. When this process ends, even by a kill, the child gets 10 seconds for an orderly end and
 * is then halted.
 */
public final class ChildProcess implements AutoCloseable {
  /** How long {@link #close()} waits for an orderly end. */
  public static final Duration GRACE = Duration.ofSeconds(10);

  private final String name;
  private final Process process;
  private final Path log;
  private final long logStart;

  ChildProcess(String name, Process process, Path log, long logStart) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.logStart = logStart;
  }

  /**
   * Describes a Java program to start.
   *
   * @param name its name in messages
   * @param classPath as for {@code java -cp}; {@code folder/*} is every jar in the folder
   * @param mainClass the full name of the class with the {@code main} method
   */
  public static ChildProcessBuilder java(String name, String classPath, String mainClass) {
    return new ChildProcessBuilder(name, classPath, mainClass);
  }

  /** The program's name in messages. */
  public String name() {
    return name;
  }

  /** The process id. */
  public long pid() {
    return process.pid();
  }

  /** Whether the program still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** The exit status; empty while the program runs. After a signal it is 128 + its number. */
  public OptionalInt exitStatus() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  /** Waits for the program to end by itself; empty if it still runs after that time. */
  public OptionalInt awaitExit(Duration longest) {
    return waitFor(longest) ? exitStatus() : OptionalInt.empty();
  }

  /**
   * Asks the program to end (SIGTERM), and kills it (SIGKILL) if it still runs after the grace.
   *
   * @return the exit status; 137 if it had to be killed
   */
  public int stop(Duration grace) {
    process.destroy();
    if (!waitFor(grace)) {
      return kill();
    }
    return process.exitValue();
  }

  /** Kills the program (SIGKILL) and waits until it is gone; returns the exit status. */
  public int kill() {
    process.destroyForcibly();
    if (!waitFor(GRACE)) {
      throw new IllegalStateException(name + " (process " + pid() + ") outlived a SIGKILL");
    }
    return process.exitValue();
  }

  /** The file that holds what the program and its earlier starts printed. */
  public Path log() {
    return log;
  }

  /** What the program has printed since this start. */
  public String output() {
    try {
      byte[] all = Files.readAllBytes(log);
      int start = (int) Math.min(logStart, all.length);
      return new String(all, start, all.length - start, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read the log of " + name, unreadable);
    }
  }

  /** The last lines that the program has printed since this start. */
  public String outputTail(int lines) {
    List<String> all = List.of(output().split("\n", -1));
    return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size())).strip();
  }

  /** Stops the program within {@link #GRACE}; does nothing if it has ended. */
  @Override
  public void close() {
    stop(GRACE);
  }

  @Override
  public String toString() {
    return name + " (process " + pid() + ", log " + log + ")";
  }

  private boolean waitFor(Duration longest) {
    try {
      return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "Interrupted while waiting for " + name + " to end; killed it", interrupted);
    }
  }
}
