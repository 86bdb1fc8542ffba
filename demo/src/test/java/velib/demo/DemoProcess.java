package velib.demo;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The demo as people start it: a process of its own, with its temporary folder under a test's. */
final class DemoProcess implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(4);

  private final Process process;
  private final Path output;
  private final Map<Long, ProcessHandle> seen = new LinkedHashMap<>();
  private final List<String> commandLines = new ArrayList<>();

  private DemoProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static DemoProcess start(Path folder, Map<String, String> settings) throws Exception {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    Path output = folder.resolve("output");
    List<String> command = hearingSignals();
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            Path.of(System.getProperty("velib.root"), "demo/target/app") + "/*",
            "velib.demo.Demo"));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("FEED", "simulator");
    builder.environment().putAll(settings);
    return new DemoProcess(builder.start(), output);
  }

  /** A build in the background may ignore Ctrl-C, and would hand that on. */
  private static List<String> hearingSignals() throws Exception {
    List<String> command = List.of("env", "--default-signal=INT");
    List<String> attempt = new ArrayList<>(command);
    attempt.add("true");
    boolean works =
        new ProcessBuilder(attempt).redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor()
            == 0;
    return new ArrayList<>(works ? command : List.of());
  }

  String output() {
    try {
      return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** Waits until the demo has said this; notes the processes that it has by then. */
  void awaitOutput(String text) {
    await()
        .alias(text)
        .atMost(LONGEST)
        .failFast("the demo has ended, see its output", () -> !process.isAlive())
        .until(() -> output().contains(text));
    process
        .descendants()
        .forEach(
            each -> {
              seen.put(each.pid(), each);
              commandLines.add(commandLine(each));
            });
  }

  /** Waits for the end and returns the exit status. */
  int awaitExit() {
    await().atMost(LONGEST).until(() -> !process.isAlive());
    return process.exitValue();
  }

  /** What Ctrl-C in a terminal is: every process hears it. */
  void pressCtrlC() throws Exception {
    List<String> command = new ArrayList<>(List.of("kill", "-INT", String.valueOf(process.pid())));
    seen.keySet().forEach(pid -> command.add(String.valueOf(pid)));
    new ProcessBuilder(command).start().waitFor();
  }

  void terminate() {
    process.destroy();
  }

  /** Kills the child whose command line has this word. */
  void killChild(String word) {
    seen.values().stream()
        .filter(each -> commandLine(each).contains(word))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no child with " + word + " in its command line"))
        .destroyForcibly();
  }

  /** Processes of the demo that were seen and still run, by their command lines. */
  List<String> stillRunning() {
    return seen.values().stream()
        .filter(ProcessHandle::isAlive)
        .map(DemoProcess::commandLine)
        .collect(Collectors.toList());
  }

  /** The command lines that the demo's processes had when they were seen. */
  List<String> commandLines() {
    return List.copyOf(commandLines);
  }

  int processesSeen() {
    return seen.size();
  }

  private static String commandLine(ProcessHandle process) {
    return String.join(" ", process.info().arguments().orElse(new String[0]));
  }

  @Override
  public void close() {
    process.destroyForcibly();
    seen.values().forEach(ProcessHandle::destroyForcibly);
  }
}
