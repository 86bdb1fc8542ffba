package velib.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands of the runtime folder as a person would, in an environment that is only theirs. */
final class Shell {
  private static final Path BIN = Path.of(System.getProperty("velib.kafka.home"), "bin");

  private final Map<String, String> environment = new HashMap<>();

  Shell() {
    environment.put("PATH", BIN + ":" + System.getenv("PATH"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
  }

  Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Puts a program in Java's place that prints what it was started with, a line an argument. */
  Shell withPrintingJava(Path folder) throws IOException {
    Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    if (!java.toFile().setExecutable(true)) {
      throw new IOException("Cannot make " + java + " executable");
    }
    return with("JAVA_HOME", folder.toString());
  }

  /** Runs the command line and returns what it printed, standard error included. */
  String run(String commandLine) throws IOException, InterruptedException {
    Result result = tryToRun(commandLine);
    if (result.status != 0) {
      throw new IllegalStateException(commandLine + ": " + result.output);
    }
    return result.output;
  }

  Result tryToRun(String commandLine) throws IOException, InterruptedException {
    Path output = Files.createTempFile("velib-shell-", ".out");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(List.of("bash", "-c", commandLine))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(commandLine + " still runs after 60 seconds");
      }
      return new Result(
          process.exitValue(), Files.readString(output, StandardCharsets.UTF_8).strip());
    } finally {
      Files.delete(output);
    }
  }

  static final class Result {
    final int status;
    final String output;

    Result(int status, String output) {
      this.status = status;
      this.output = output;
    }
  }
}
