package velib.kafka;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a child process is started; made by {@link ChildProcess#java}. */
public final class ChildProcessBuilder {
  /**
   * Ctrl-C and the closing of a terminal reach all its processes at once. The parent decides in
   * which order its children stop, so they ignore these signals; that survives the exec.
   */
  private static final List<String> DEAF_TO_THE_TERMINAL =
      List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\"");

  private final String name;
  private final String classPath;
  private final String mainClass;
  private final List<String> jvmOptions = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();

  ChildProcessBuilder(String name, String classPath, String mainClass) {
    this.name = name;
    this.classPath = classPath;
    this.mainClass = mainClass;
  }

  /** Adds JVM options, such as {@code -Xmx256m}. */
  public ChildProcessBuilder jvmOptions(List<String> options) {
    jvmOptions.addAll(options);
    return this;
  }

  /** Adds arguments for the program. */
  public ChildProcessBuilder arguments(List<String> further) {
    arguments.addAll(further);
    return this;
  }

  /** Adds variables to the environment of this process. */
  public ChildProcessBuilder environment(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  /**
   * Starts the program.
   *
   * @param log the file that its standard output and error are appended to; created with its folder
   *     if missing
   * @throws UncheckedIOException if the file or the process cannot be created
   */
  public ChildProcess start(Path log) {
    List<String> command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.add("-cp");
    command.add(classPath + File.pathSeparator + ownCode());
    command.add(ParentWatch.class.getName());
    command.add(mainClass);
    command.addAll(arguments);
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      long logStart = Files.exists(log) ? Files.size(log) : 0;
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().putAll(environment);
      return Children.register(new ChildProcess(name, builder.start(), log, logStart));
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot start " + name + " with its log in " + log, failure);
    }
  }

  private static Path ownCode() {
    try {
      return Path.of(ParentWatch.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException unusable) {
      throw new IllegalStateException("Cannot find the jar of the class ParentWatch", unusable);
    }
  }
}
