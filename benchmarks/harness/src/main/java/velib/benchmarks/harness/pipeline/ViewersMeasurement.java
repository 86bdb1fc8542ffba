package velib.benchmarks.harness.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import velib.benchmarks.harness.broker.BenchBroker;
import velib.benchmarks.harness.broker.InputTopicWriter;
import velib.benchmarks.harness.process.ProcessMeter;
import velib.benchmarks.harness.process.WorkFolder;
import velib.benchmarks.harness.result.ViewersResult;
import velib.benchmarks.harness.workload.GeneratedFeed;
import velib.kafka.ChildProcess;

/**
 * Measures the live page with many viewers at once: how long an update takes to reach each of them
 * and the last of them, and what that costs the server, which has the heap of its container.
 */
public final class ViewersMeasurement {
  private static final int POSTCODES = 60;

  /** Of the 1,500 stations, this many change in a busy minute of the real feed. */
  private static final int CHANGED_STATIONS = 300;

  private static final int ALL_STATIONS = 1_500;

  private static final long BETWEEN_UPDATES_MS = 2_000;
  private static final long TIMEOUT_MS = 120_000;
  private static final int MOST_MORE_UPDATES = 300;
  private static final String DISCONNECTED = "velib_page_viewers_let_go_total";
  private static final String WATCHING = "velib_page_viewers";

  private final Path root;
  private final Path work;
  private final Path log;
  private final ContainerHeaps heaps;
  private final ViewersResult result = new ViewersResult();

  /** Creates a measurement with a number of viewers and of updates. */
  public ViewersMeasurement(Path root, Path log, int viewers, int updates) {
    this.root = root;
    this.log = log;
    heaps = new ContainerHeaps(root);
    work = root.resolve("benchmarks/harness/target/viewers");
    result.viewers = viewers;
    result.updates = updates;
  }

  /**
   * Starts broker and server, connects the viewers, publishes the updates and returns the figures.
   */
  public ViewersResult run() throws Exception {
    WorkFolder.delete(work);
    Files.createDirectories(work);
    Files.deleteIfExists(log);
    try (BenchBroker broker =
            BenchBroker.start(root.resolve("kafka/target/kafka"), work.resolve("kafka"));
        InputTopicWriter statuses =
            new InputTopicWriter(broker, "statuses", 1, new GeneratedFeed(ALL_STATIONS))) {
      broker.createTopic("results", 1, Map.of());
      int port = BenchBroker.freePort();
      try (ChildProcess server = server(broker, port)) {
        ProgramEndpoints pages = new ProgramEndpoints(server, port);
        pages.await("the server to be ready", pages::isReady);
        measure(statuses, new ProcessMeter(server.pid()), port, pages);
      }
    } finally {
      WorkFolder.delete(work);
    }
    return result;
  }

  private ChildProcess server(BenchBroker broker, int port) throws IOException {
    Path app = root.resolve("dashboard/target/app");
    if (!Files.isDirectory(app)) {
      throw new IllegalStateException(
          "the dashboard is not built: the folder " + app + " is missing");
    }
    return ChildProcess.java("dashboard", app + "/*", "velib.dashboard.Dashboard")
        .jvmOptions(List.of("-Xmx" + heaps.of("DASHBOARD_HEAP"), "-XX:+UseSerialGC"))
        .environment(
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                broker.bootstrapServers(),
                "INPUT_TOPIC",
                "statuses",
                "RESULTS_TOPIC",
                "results",
                "DASHBOARD_HOST",
                "127.0.0.1",
                "DASHBOARD_PORT",
                String.valueOf(port),
                "DASHBOARD_DATA_DIR",
                work.resolve("data").toString(),
                "DASHBOARD_MAX_VIEWERS",
                String.valueOf(result.viewers + 1),
                // Names and places are not needed: nothing outside this machine is asked.
                "STATION_INFORMATION_URL",
                "http://127.0.0.1:1/station_information.json"))
        .start(log);
  }

  private void measure(
      InputTopicWriter statuses, ProcessMeter meter, int port, ProgramEndpoints pages)
      throws Exception {
    ViewerLatencies latencies = new ViewerLatencies(result.viewers, result.updates);
    try (SimulatedViewers viewers = new SimulatedViewers(port, latencies)) {
      publish(statuses, latencies, 0, CHANGED_STATIONS);
      viewers.join(result.viewers);
      pages.await("all viewers to watch", () -> pages.metric(WATCHING) == result.viewers + 1);
      double cpuBefore = meter.cpuSeconds();
      long begin = System.nanoTime();
      for (int update = 1; update <= result.updates; update++) {
        long due = update * BETWEEN_UPDATES_MS - (System.nanoTime() - begin) / 1_000_000;
        Thread.sleep(Math.max(0, due));
        publish(statuses, latencies, update, CHANGED_STATIONS);
      }
      latencies.await(TIMEOUT_MS);
      result.cores = (meter.cpuSeconds() - cpuBefore) / ((System.nanoTime() - begin) / 1e9);
      result.peakMebibytes = meter.peakMebibytes();
      result.lost = viewers.lost();
      latencies.fill(result);
      publishUntilOneIsDisconnected(statuses, latencies, pages);
    }
  }

  /**
   * The kernel and the server buffer megabytes for the viewer that reads nothing, so it takes more
   * and larger updates until the server disconnects it.
   */
  private void publishUntilOneIsDisconnected(
      InputTopicWriter statuses, ViewerLatencies latencies, ProgramEndpoints pages)
      throws IOException, InterruptedException {
    for (int more = 1; more <= MOST_MORE_UPDATES && result.letGo == 0; more++) {
      publish(statuses, latencies, result.updates + more, ALL_STATIONS);
      Thread.sleep(BETWEEN_UPDATES_MS / 10);
      result.letGo = (int) pages.metric(DISCONNECTED);
    }
  }

  /**
   * Publishes an update, which adds a bike to every postcode: the network's total tells which
   * update it is.
   */
  private void publish(
      InputTopicWriter statuses, ViewerLatencies latencies, int update, int changedStations) {
    int from = update * changedStations % ALL_STATIONS;
    List<ProducerRecord<byte[], byte[]>> messages =
        IntStream.range(0, POSTCODES)
            .mapToObj(postcode -> result(75_001 + postcode, update))
            .collect(Collectors.toList());
    messages.addAll(
        0,
        statuses.prepare(
            (long) update * ALL_STATIONS + from,
            (long) update * ALL_STATIONS + from + changedStations));
    latencies.sending(update, (long) update * POSTCODES, System.nanoTime());
    statuses.send(messages);
  }

  private static ProducerRecord<byte[], byte[]> result(int postcode, int bikes) {
    String message =
        String.format(
            Locale.ROOT,
            "{\"postcode\":\"%d\",\"total_bikes\":%d,\"mechanical_bikes\":%d,\"electric_bikes\":0,"
                + "\"rentable_bikes\":%d,\"docks_available\":4,\"stations\":25,\"last_reported\":null}",
            postcode,
            bikes,
            bikes,
            bikes);
    return new ProducerRecord<>(
        "results", String.valueOf(postcode).getBytes(UTF_8), message.getBytes(UTF_8));
  }
}
