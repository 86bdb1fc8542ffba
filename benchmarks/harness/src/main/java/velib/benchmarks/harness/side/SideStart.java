package velib.benchmarks.harness.side;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import velib.kafka.ChildProcess;

/** What a side is started with, and how: from its own folder of jars, all with the same heap. */
public final class SideStart {
  /** The heap of all sides. */
  private static final String HEAP = "768m";

  final Path root;
  final String bootstrapServers;
  final String inputTopic;
  final String run;
  final Path folder;
  final Path log;

  /** Whether results are wanted as soon as they can be had, rather than few of them. */
  final boolean forLatency;

  private String heap = HEAP;

  public SideStart(
      Path root,
      String bootstrapServers,
      String inputTopic,
      String run,
      Path folder,
      Path log,
      boolean forLatency) {
    this.root = root;
    this.bootstrapServers = bootstrapServers;
    this.inputTopic = inputTopic;
    this.run = run;
    this.folder = folder;
    this.log = log;
    this.forLatency = forLatency;
  }

  /** With another heap than all sides have in a comparison. */
  public SideStart withHeap(String another) {
    heap = another;
    return this;
  }

  String resultsTopic() {
    return run + "-results";
  }

  String deadLetterTopic() {
    return run + "-dead-letters";
  }

  /** The options that {@code PeerOptions} reads, and more of them. */
  List<String> peerOptions(String... more) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "bootstrap=" + bootstrapServers,
                "input=" + inputTopic,
                "results=" + resultsTopic(),
                "folder=" + folder,
                "run=" + run));
    options.addAll(List.of(more));
    return options;
  }

  /** Starts a plain Java program. */
  ChildProcess java(
      String module, String mainClass, List<String> jvmOptions, List<String> arguments) {
    Path app = app(module);
    List<String> options = jvmOptions(jvmOptions);
    return ChildProcess.java(run, app + "/*", mainClass)
        .jvmOptions(options)
        .arguments(arguments)
        .start(log);
  }

  /** Starts a Spark job as {@code docker/bin/spark-program} does. */
  public ChildProcess spark(
      String module,
      String jar,
      String mainClass,
      List<String> arguments,
      Map<String, String> environment) {
    Path app = app(module);
    List<String> all =
        new ArrayList<>(
            List.of("--master", "local[*]", "--class", mainClass, app.resolve(jar).toString()));
    all.addAll(arguments);
    return ChildProcess.java(run, app + "/*", "org.apache.spark.deploy.SparkSubmit")
        .jvmOptions(jvmOptions(sparkOptions(app)))
        .arguments(all)
        .environment(
            Map.of(
                "SPARK_LOCAL_HOSTNAME",
                "localhost",
                "SPARK_LOCAL_DIRS",
                made(folder.resolve("scratch")).toString()))
        .environment(environment)
        .start(log);
  }

  /** With the archive of classes where there is one, as in the image of the Spark job. */
  private static List<String> sparkOptions(Path app) {
    List<String> options = new ArrayList<>(List.of("@" + app.resolve("java.options")));
    Path archive = app.resolveSibling("classes.jsa");
    if (Files.exists(archive)) {
      options.add("-XX:SharedArchiveFile=" + archive);
    }
    return options;
  }

  private List<String> jvmOptions(List<String> own) {
    List<String> options = new ArrayList<>(List.of("-XX:+ExitOnOutOfMemoryError"));
    options.addAll(own);
    options.add("-Xmx" + heap);
    options.add("-Djava.io.tmpdir=" + made(folder.resolve("tmp")));
    return options;
  }

  private Path app(String module) {
    Path app = root.resolve(module).resolve("target/app");
    if (!Files.isDirectory(app)) {
      throw new IllegalStateException(
          module + " is not built: there is no folder " + app + ". make bench builds it.");
    }
    return app;
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
