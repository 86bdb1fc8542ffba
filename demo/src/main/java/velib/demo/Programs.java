package velib.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import velib.kafka.ChildProcess;
import velib.kafka.ChildProcessBuilder;

/** Starts the programs of the pipeline from the folders that the build made. */
final class Programs {
  /** For short runs: start fast, leave nothing in /tmp. */
  private static final List<String> SOON = List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");

  private final Path root;
  private final Workspace workspace;
  private final DemoConfiguration configuration;
  private final ClassArchive sparkClasses;

  /**
   * Programs that write to the workspace.
   *
   * @param root the project's folder
   */
  Programs(Path root, Workspace workspace, DemoConfiguration configuration) {
    this.root = root;
    this.workspace = workspace;
    this.configuration = configuration;
    Path jar = root.resolve("spark-consumer/target/app/spark-consumer.jar");
    sparkClasses = new ClassArchive(jar, workspace);
  }

  /** The folder that ZooKeeper and Kafka are started from. */
  Path kafkaHome() {
    return root.resolve("kafka/target/kafka");
  }

  /** The archive that the Spark job starts from. */
  ClassArchive sparkClasses() {
    return sparkClasses;
  }

  /** Options of the broker's Java machine. */
  List<String> brokerJvmOptions() {
    return smallJvmOptions(configuration.get(DemoSettings.KAFKA_HEAP));
  }

  ChildProcess feedSimulator(Map<String, String> environment) {
    return program("feed-simulator", "velib.feedsimulator.FeedSimulator")
        .jvmOptions(smallJvmOptions(configuration.get(DemoSettings.SIMULATOR_HEAP)))
        .environment(environment)
        .start(workspace.log("feed-simulator"));
  }

  ChildProcess kafkaInit(Map<String, String> environment) {
    return program("kafka-init", "velib.kafkainit.KafkaInit")
        .jvmOptions(smallJvmOptions(configuration.get(DemoSettings.KAFKA_INIT_HEAP)))
        .environment(environment)
        .start(workspace.log("kafka-init"));
  }

  ChildProcess producer(Map<String, String> environment) {
    return program("producer", "velib.producer.StatusProducer")
        .jvmOptions(smallJvmOptions(configuration.get(DemoSettings.PRODUCER_HEAP)))
        .environment(environment)
        .start(workspace.log("producer"));
  }

  ChildProcess dashboard(Map<String, String> environment) {
    return program("dashboard", "velib.dashboard.Dashboard")
        .jvmOptions(smallJvmOptions(configuration.get(DemoSettings.DASHBOARD_HEAP)))
        .environment(environment)
        .environment(
            Map.of("DASHBOARD_DATA_DIR", workspace.folder().resolve("dashboard").toString()))
        .start(workspace.log("dashboard"));
  }

  ChildProcess sparkConsumer(Map<String, String> environment, String master) {
    Path app = app("spark-consumer");
    List<String> options = new ArrayList<>(List.of("@" + app.resolve("java.options")));
    options.addAll(jvmOptions(configuration.get(DemoSettings.SPARK_HEAP)));
    options.addAll(sparkClasses.jvmOptions());
    return ChildProcess.java("spark-consumer", app + "/*", "org.apache.spark.deploy.SparkSubmit")
        .jvmOptions(options)
        .arguments(
            List.of(
                "--master",
                master,
                "--class",
                "velib.sparkconsumer.SparkConsumer",
                app.resolve("spark-consumer.jar").toString()))
        .environment(environment)
        .environment(
            Map.of(
                "CHECKPOINT_DIR", workspace.folder().resolve("checkpoint").toString(),
                "SPARK_LOCAL_IP", "127.0.0.1",
                "SPARK_LOCAL_DIRS", workspace.temporary().toString()))
        .start(workspace.log("spark-consumer"));
  }

  private ChildProcessBuilder program(String module, String mainClass) {
    return ChildProcess.java(module, app(module) + "/*", mainClass);
  }

  private List<String> smallJvmOptions(String heap) {
    List<String> options = jvmOptions(heap);
    options.add("-XX:+UseSerialGC"); // the Spark job brings a choice of its own
    return options;
  }

  private List<String> jvmOptions(String heap) {
    List<String> options = new ArrayList<>(SOON);
    options.add("-Xmx" + heap);
    options.add("-Djava.io.tmpdir=" + workspace.temporary());
    return options;
  }

  private Path app(String module) {
    Path app = root.resolve(module).resolve("target/app");
    if (!Files.isDirectory(app)) {
      throw new DemoFailure(
          String.format(
              Locale.ROOT,
              "%s is not built: there is no folder %s. make demo builds it.",
              module,
              app));
    }
    return app;
  }
}
