package velib.benchmarks.harness.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import velib.benchmarks.harness.broker.BenchBroker;
import velib.benchmarks.harness.broker.InputTopicWriter;
import velib.benchmarks.harness.process.ProcessMeter;
import velib.benchmarks.harness.process.WorkFolder;
import velib.benchmarks.harness.result.MemoryResult;
import velib.benchmarks.harness.side.SideStart;
import velib.benchmarks.harness.workload.GeneratedFeed;
import velib.kafka.ChildProcess;
import velib.kafka.LocalKafka;

/**
 * Measures the memory of each program of the pipeline under load, all of them with the heaps of
 * their containers. The Spark job works off a backlog, then the producer polls the whole network
 * once per second. To see whether a smaller heap is enough, set it in the environment ({@code
 * SPARK_HEAP=512m}).
 */
public final class MemoryMeasurement implements AutoCloseable {
  private static final int STATIONS = 1_500;
  private static final int PARTITIONS = 4;
  private static final Pattern SERVING = Pattern.compile("Serving \\d+ stations at (http://\\S+)");
  private static final String POLLS = "velib_polls_total{outcome=\"published\"}";
  private static final String LAG = "velib_input_lag_messages";
  private static final String COUNTED = "velib_messages_total{outcome=\"counted\"}";

  private final Path root;
  private final Path work;
  private final Path results;
  private final ContainerHeaps heaps;
  private final MemoryResult result = new MemoryResult();
  private final BenchBroker broker;

  /** Starts the broker. The logs of the programs go into the results folder. */
  public MemoryMeasurement(Path root, Path results, int backlog, int polls) throws IOException {
    this.root = root;
    this.results = results;
    work = root.resolve("benchmarks/harness/target/memory");
    heaps = new ContainerHeaps(root);
    result.backlog = backlog;
    result.polls = polls;
    WorkFolder.delete(work);
    Files.createDirectories(work);
    Files.createDirectories(results);
    broker =
        BenchBroker.start(
            root.resolve("kafka/target/kafka"), work.resolve("kafka"), heaps.of("KAFKA_HEAP"));
  }

  /**
   * Runs the programs and returns their peaks. Fails if a program ends or does not finish its work
   * in time.
   */
  public MemoryResult run() throws InterruptedException {
    int sparkPort = BenchBroker.freePort();
    try (InputTopicWriter statuses =
        new InputTopicWriter(broker, "statuses", PARTITIONS, new GeneratedFeed(STATIONS))) {
      statuses.send(0, result.backlog);
    }
    broker.createTopic("results", 1, Map.of());
    broker.createTopic("dead-letters", 1, Map.of());
    try (ChildProcess spark = spark(sparkPort)) {
      ProgramEndpoints job = new ProgramEndpoints(spark, sparkPort);
      job.await("the backlog to be read", () -> isReadUp(job));
      try (ChildProcess simulator = simulator()) {
        pollAll(address(simulator), job, spark);
      }
    }
    return result;
  }

  private void pollAll(String feed, ProgramEndpoints job, ChildProcess spark)
      throws InterruptedException {
    int producerPort = BenchBroker.freePort();
    int dashboardPort = BenchBroker.freePort();
    try (ChildProcess dashboard = dashboard(dashboardPort);
        ChildProcess producer = producer(producerPort, feed)) {
      ProgramEndpoints source = new ProgramEndpoints(producer, producerPort);
      ProgramEndpoints page = new ProgramEndpoints(dashboard, dashboardPort);
      source.await(result.polls + " polls", () -> source.metric(POLLS) >= result.polls);
      job.await("all polls to be read", () -> isReadUp(job));
      page.await("the page to be ready", page::isReady);
      take("ZooKeeper", LocalKafka.ZOOKEEPER_HEAP, broker.zooKeeperMeter());
      take("Kafka", heaps.of("KAFKA_HEAP"), broker.meter());
      take("producer", heaps.of("PRODUCER_HEAP"), new ProcessMeter(producer.pid()));
      take(MemoryResult.SPARK, heaps.of("SPARK_HEAP"), new ProcessMeter(spark.pid()));
      take("live page's server", heaps.of("DASHBOARD_HEAP"), new ProcessMeter(dashboard.pid()));
    }
  }

  private static boolean isReadUp(ProgramEndpoints job) throws IOException {
    return job.metric(COUNTED) > 0 && job.metric(LAG) == 0;
  }

  private void take(String program, String heap, ProcessMeter meter) {
    result.programs.add(new MemoryResult.Program(program, heap, meter.peakMebibytes()));
  }

  private ChildProcess spark(int port) {
    SideStart start =
        new SideStart(
                root,
                broker.bootstrapServers(),
                "statuses",
                "spark",
                work.resolve("spark"),
                log("spark-consumer"),
                false)
            .withHeap(heaps.of("SPARK_HEAP"));
    return start.spark(
        "spark-consumer",
        "spark-consumer.jar",
        "velib.sparkconsumer.SparkConsumer",
        List.of(),
        environment(
            Map.of(
                "DEAD_LETTER_TOPIC",
                "dead-letters",
                "CHECKPOINT_DIR",
                work.resolve("checkpoint").toString(),
                "CONSUMER_METRICS_PORT",
                String.valueOf(port))));
  }

  /** Starts a feed that answers each request with a new snapshot. */
  private ChildProcess simulator() {
    return program(
        "feed-simulator",
        "velib.feedsimulator.FeedSimulator",
        heaps.of("SIMULATOR_HEAP"),
        Map.of(
            "SIMULATOR_HOST", "127.0.0.1", "SIMULATOR_PORT", "0", "SIMULATOR_STEP_SECONDS", "0"));
  }

  private ChildProcess producer(int port, String feed) {
    return program(
        "producer",
        "velib.producer.StatusProducer",
        heaps.of("PRODUCER_HEAP"),
        environment(
            Map.of(
                "VELIB_FEED_URL",
                feed,
                "STATION_CODES",
                "*",
                "POLL_INTERVAL_SECONDS",
                "1",
                "PRODUCER_METRICS_PORT",
                String.valueOf(port))));
  }

  private ChildProcess dashboard(int port) {
    return program(
        "dashboard",
        "velib.dashboard.Dashboard",
        heaps.of("DASHBOARD_HEAP"),
        environment(
            Map.of(
                "DASHBOARD_HOST",
                "127.0.0.1",
                "DASHBOARD_PORT",
                String.valueOf(port),
                "DASHBOARD_DATA_DIR",
                work.resolve("dashboard").toString(),
                "STATION_INFORMATION_URL",
                "http://127.0.0.1:1/station_information.json")));
  }

  private Map<String, String> environment(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
    all.put("INPUT_TOPIC", "statuses");
    all.put("RESULTS_TOPIC", "results");
    return all;
  }

  private ChildProcess program(
      String module, String mainClass, String heap, Map<String, String> environment) {
    return ChildProcess.java(module, root.resolve(module) + "/target/app/*", mainClass)
        .jvmOptions(List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"))
        .environment(environment)
        .start(log(module));
  }

  private Path log(String program) {
    return results.resolve("memory-" + program + ".log");
  }

  private static String address(ChildProcess simulator) throws InterruptedException {
    ProgramEndpoints.await(
        simulator, "the simulator to serve", () -> SERVING.matcher(simulator.output()).find());
    Matcher serving = SERVING.matcher(simulator.output());
    serving.find();
    return serving.group(1);
  }

  @Override
  public void close() {
    broker.close();
    WorkFolder.delete(work);
  }
}
