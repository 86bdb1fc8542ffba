package velib.benchmarks.harness.side;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import velib.kafka.ChildProcess;

/** Starts a side on its topics: from its own folder of jars, with the same heap as all others. */
public final class SideStart {
  /** The heap of all sides in a comparison. */
  private static final String HEAP = "768m";

  final Path root;
  final String bootstrapServers;
  final String inputTopic;
  final String run;
  final Path folder;
  final Path log;

  /** Whether a side should publish results as soon as it can, instead of fewer of them. */
  final boolean forLatency;

  private String heap = HEAP;

  /**
   * Creates the start of a side.
   *
   * @param root the project's folder, which has the modules
   * @param run a name that no other run has, with which the names of its topics begin
   * @param folder a folder of the run's own
   * @param forLatency whether results are wanted soon rather than few
   */
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

  /** Changes the heap from the one that all sides have in a comparison. */
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

  /**
   * Returns the options that every compared program takes (see its {@code PeerOptions}), followed
   * by others.
   */
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

  /** Adds the archive of classes if there is one, as in the image of the Spark job. */
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
          module + " is not built: the folder " + app + " is missing. make bench builds it.");
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
