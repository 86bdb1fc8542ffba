package velib.sparkconsumer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import velib.kafka.ChildProcess;

/** The job as people start it: a process of its own, by Spark's submit class. */
final class SubmittedJob {
  /** The folder of jars that it runs from. */
  static final Path APP = Path.of(System.getProperty("velib.root"), "spark-consumer/target/app");

  /** The default of SPARK_HEAP. */
  private static final String CONTAINERS_HEAP = "768m";

  private SubmittedJob() {}

  /**
   * Starts it.
   *
   * @param folder where its log and, unless the settings say otherwise, its checkpoint are
   */
  static ChildProcess start(Path folder, Map<String, String> settings) {
    return start(folder, settings, List.of());
  }

  /** Starts it on an input topic with whatever times the test sends. */
  static ChildProcess startOnAnyTopicTime(Path folder, Map<String, String> settings) {
    return start(folder, settings, List.of("-D" + InputTopicTime.ANY + "=true"));
  }

  /** Starts it with the memory that its container gives it by default, and ends when it is full. */
  static ChildProcess startWithTheContainersHeap(Path folder, Map<String, String> settings) {
    return start(
        folder, settings, List.of("-Xmx" + CONTAINERS_HEAP, "-XX:+ExitOnOutOfMemoryError"));
  }

  private static ChildProcess start(
      Path folder, Map<String, String> settings, List<String> jvmOptions) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.putIfAbsent("CHECKPOINT_DIR", folder.resolve("checkpoint").toString());
    environment.putIfAbsent("CONSUMER_METRICS_PORT", "0");
    environment.putIfAbsent("SPARK_UI_PORT", "0");
    environment.put("SPARK_LOCAL_IP", "127.0.0.1");
    List<String> options = new ArrayList<>(List.of("@" + APP.resolve("java.options"), "-Xmx512m"));
    options.addAll(jvmOptions); // a later option counts
    return ChildProcess.java("spark-consumer", APP + "/*", "org.apache.spark.deploy.SparkSubmit")
        .jvmOptions(options)
        .arguments(
            List.of(
                "--master",
                "local[2]",
                "--class",
                "velib.sparkconsumer.SparkConsumer",
                APP.resolve("spark-consumer.jar").toString()))
        .environment(environment)
        .start(folder.resolve("consumer.log"));
  }
}
