package velib.stacktests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A command on this machine, run to completion with a time limit. */
public final class Command {
  private final List<String> words;
  private final Map<String, String> environment;
  private Path folder = Repository.root();
  private List<String> unset = List.of();

  /** A command that has not been run yet; it inherits this environment plus these variables. */
  public Command(Map<String, String> environment, List<String> words) {
    this.environment = environment;
    this.words = words;
  }

  /** Whether a command of this name can be run here. */
  public static boolean isOnThePath(String name) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  /** Runs it in this folder instead of the repository's root. */
  public Command in(Path where) {
    folder = where;
    return this;
  }

  /** Runs it without these variables of the environment. */
  public Command without(List<String> variables) {
    unset = List.copyOf(variables);
    return this;
  }

  /** The exit status and the output of a command that has ended. */
  public static final class Outcome {
    public final int status;
    public final String output;
    public final String complaints;

    Outcome(int status, String output, String complaints) {
      this.status = status;
      this.output = output;
      this.complaints = complaints;
    }

    /** All output, standard error last. */
    public String all() {
      return output + complaints;
    }
  }

  /** Runs it and expects exit status 0. */
  public String succeed(Duration limit) {
    Outcome outcome = run(limit);
    if (outcome.status != 0) {
      throw new AssertionError(
          String.join(" ", words) + " ended with " + outcome.status + ":\n" + outcome.all());
    }
    return outcome.output;
  }

  /** Runs it, whatever its exit status; a time-out is a failure. */
  public Outcome run(Duration limit) {
    // Files, not pipes: a pipe would have to be read while the command writes.
    Path output = null;
    Path complaints = null;
    try {
      output = Files.createTempFile("stack-test", ".out");
      complaints = Files.createTempFile("stack-test", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectInput(new File("/dev/null"))
              .redirectOutput(output.toFile())
              .redirectError(complaints.toFile());
      builder.environment().putAll(environment);
      builder.environment().keySet().removeAll(unset);
      Process process = builder.start();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        throw new AssertionError(
            String.format(
                Locale.ROOT,
                "%s was still running after %d s:%n%s%s",
                String.join(" ", words),
                limit.getSeconds(),
                read(output),
                read(complaints)));
      }
      return new Outcome(process.exitValue(), read(output), read(complaints));
    } catch (IOException failure) {
      throw new AssertionError("cannot run " + words, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while running " + words, interrupted);
    } finally {
      delete(output);
      delete(complaints);
    }
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), UTF_8);
  }

  private static void delete(Path file) {
    if (file != null && !file.toFile().delete()) {
      file.toFile().deleteOnExit();
    }
  }
}
