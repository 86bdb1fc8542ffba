package velib.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import velib.dashboard.DashboardSettings;
import velib.kafka.ChildProcess;
import velib.kafka.LocalKafka;
import velib.producer.ProducerSettings;
import velib.settings.PipelineSettings;
import velib.settings.Setting;
import velib.sparkconsumer.SparkConsumerSettings;

/** The running parts: started in parallel where possible, stopped in the data's direction. */
final class Pipeline implements AutoCloseable {
  private static final Duration TOPICS_DEADLINE = Duration.ofMinutes(3);
  private static final List<Setting<?>> METRICS_PORTS =
      List.of(ProducerSettings.PRODUCER_METRICS_PORT, SparkConsumerSettings.CONSUMER_METRICS_PORT);

  private final DemoConfiguration configuration;
  private final Programs programs;
  private final Workspace workspace;
  private final Progress progress;
  private final FeedSelection selection;
  private final int sparkUiPort;
  private final int dashboardPort;

  private volatile LocalKafka kafka;
  private BackgroundTask kafkaStart;
  private Feed feed;
  private ChildProcess producer;
  private boolean producerIsStopped;
  private ChildProcess sparkConsumer;
  private ChildProcess dashboard;

  Pipeline(
      DemoConfiguration configuration, Programs programs, Workspace workspace, Progress progress) {
    this.configuration = configuration;
    this.programs = programs;
    this.workspace = workspace;
    this.progress = progress;
    this.selection = new FeedSelection(configuration, programs);
    this.sparkUiPort = port(configuration, SparkConsumerSettings.SPARK_UI_PORT);
    this.dashboardPort = port(configuration, DashboardSettings.DASHBOARD_PORT);
  }

  /** Starts everything; returns when the topics exist and the programs run. */
  void start() throws InterruptedException {
    kafkaStart = new BackgroundTask("start-kafka", this::startKafka);
    feed = selection.select();
    progress.done("feed", feed.description());
    kafkaStart.await();

    Map<String, String> environment = environment();
    sparkConsumer =
        programs.sparkConsumer(environment, configuration.get(SparkConsumerSettings.SPARK_MASTER));
    awaitTopics(programs.kafkaInit(environment));
    // Started last: it could wait for the topics, but Spark takes longer and needs the cores.
    producer = programs.producer(environment);
    dashboard = programs.dashboard(environment);
  }

  private void startKafka() {
    kafka =
        LocalKafka.start(
            programs.kafkaHome(),
            workspace.folder(),
            Map.of(),
            programs.brokerJvmOptions(),
            configuration.isGiven(DemoSettings.KAFKA_PORT)
                ? configuration.get(DemoSettings.KAFKA_PORT)
                : LocalKafka.ANY_PORT);
    progress.done("Kafka", "2.6 with ZooKeeper, at " + kafka.bootstrapServers());
  }

  private void awaitTopics(ChildProcess kafkaInit) {
    OptionalInt status = kafkaInit.awaitExit(TOPICS_DEADLINE);
    if (status.isEmpty()) {
      throw DemoFailure.of(
          kafkaInit, "did not end within " + TOPICS_DEADLINE.toMinutes() + " minutes");
    }
    if (status.getAsInt() != 0) {
      throw DemoFailure.ended(kafkaInit);
    }
    progress.done(
        "topics",
        Stream.of(
                PipelineSettings.INPUT_TOPIC,
                PipelineSettings.RESULTS_TOPIC,
                PipelineSettings.DEAD_LETTER_TOPIC)
            .map(configuration::get)
            .collect(Collectors.joining(", ")));
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(feed.environment());
    environment.put(PipelineSettings.KAFKA_BOOTSTRAP_SERVERS.name(), kafka.bootstrapServers());
    environment.put(SparkConsumerSettings.SPARK_UI_PORT.name(), String.valueOf(sparkUiPort));
    environment.put(DashboardSettings.DASHBOARD_HOST.name(), "127.0.0.1");
    environment.put(DashboardSettings.DASHBOARD_PORT.name(), String.valueOf(dashboardPort));
    for (Setting<?> metricsPort : METRICS_PORTS) {
      if (!configuration.isGiven(metricsPort)) {
        environment.put(metricsPort.name(), Setting.OFF); // the default one may be another's
      }
    }
    return environment;
  }

  /** Where any Kafka client finds the broker, {@code host:port}. */
  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** Where Spark shows its own pages. */
  Optional<String> sparkUi() {
    return configuration.get(SparkConsumerSettings.SPARK_UI)
        ? Optional.of("http://127.0.0.1:" + sparkUiPort)
        : Optional.empty();
  }

  /** Where the live page is. */
  String page() {
    return "http://localhost:" + dashboardPort;
  }

  Feed feed() {
    return feed;
  }

  /** The producer's process, even after it has stopped. */
  ChildProcess producer() {
    return producer;
  }

  /** Stops the producer for good; what it has published stays. */
  void stopProducer(Duration grace) {
    producer.stop(grace);
    producerIsStopped = true;
  }

  /** The Spark job's process. */
  ChildProcess sparkConsumer() {
    return sparkConsumer;
  }

  /**
   * Checks that every part that should run still does.
   *
   * @throws DemoFailure with the first part that has ended and the end of its log
   */
  void requireAlive() {
    Stream.concat(Stream.of(kafka.zooKeeper(), kafka.broker()), programsRunning())
        .filter(part -> !part.isAlive())
        .findFirst()
        .ifPresent(
            ended -> {
              throw DemoFailure.ended(ended);
            });
  }

  /** Stops the programs in parallel, then Kafka; some may have ended already. */
  @Override
  public void close() {
    if (kafkaStart != null) {
      kafkaStart.cancel();
    }
    List<ChildProcess> running = programsRunning().collect(Collectors.toList());
    running.parallelStream().forEach(ChildProcess::close);
    if (kafka != null) {
      kafka.close();
    }
  }

  /** The programs that read or write Kafka, and the simulator. */
  private Stream<ChildProcess> programsRunning() {
    return Stream.of(
            producerIsStopped ? null : producer,
            sparkConsumer,
            dashboard,
            selection.simulator().orElse(null))
        .filter(Objects::nonNull);
  }

  /** The requested port, or a free one. */
  private static int port(DemoConfiguration configuration, Setting<Integer> setting) {
    int asked = configuration.get(setting);
    if (configuration.isGiven(setting) && asked != 0) {
      return asked;
    }
    // The program would choose a free one by itself, but the demo has to say which.
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException("No free port on loopback", failure);
    }
  }
}
