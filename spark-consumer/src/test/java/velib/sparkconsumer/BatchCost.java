package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import velib.kafka.ChildProcess;

/** How long the results of a snapshot took, and what CPU time the job's process took for it. */
final class BatchCost {
  private static final int STATIONS = 1_500;
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final long BETWEEN_SNAPSHOTS_MS = 50;

  private final List<Long> latenciesNs;
  private final double cpuMs;

  private BatchCost(List<Long> latenciesNs, double cpuMs) {
    this.latenciesNs = latenciesNs;
    this.cpuMs = cpuMs;
  }

  /**
   * Runs the job as people start it; the first half of the snapshots warms it up.
   *
   * @param folder where its log is
   */
  static BatchCost measure(ConsumerFixture topics, Path folder, String engine, int snapshots)
      throws InterruptedException {
    Map<String, String> environment = new HashMap<>(topics.environment());
    environment.put("BATCH_ENGINE", engine);
    TestNetwork network = new TestNetwork(1, STATIONS);
    List<Long> latenciesNs = new ArrayList<>();
    try (ChildProcess job = SubmittedJob.start(folder, environment);
        KafkaConsumer<byte[], byte[]> results = results(topics)) {
      Duration cpuBefore = Duration.ZERO;
      for (int snapshot = 0; snapshot < snapshots; snapshot++) {
        if (snapshot == snapshots / 2) {
          latenciesNs.clear();
          cpuBefore = cpu(job);
        }
        TimeUnit.MILLISECONDS.sleep(BETWEEN_SNAPSHOTS_MS);
        network.nextSnapshot().forEach(row -> topics.publish(null, row));
        topics.publish(null, mark(snapshot));
        topics.flush();
        long sentNs = System.nanoTime();
        awaitResult(results, snapshot, job);
        latenciesNs.add(System.nanoTime() - sentNs);
      }
      double cpuMs = cpu(job).minus(cpuBefore).toNanos() / 1e6 / latenciesNs.size();
      latenciesNs.sort(null);
      return new BatchCost(latenciesNs, cpuMs);
    }
  }

  /** How many snapshots were measured. */
  int snapshots() {
    return latenciesNs.size();
  }

  String inOneLine(String engine) {
    return String.format(
        Locale.ROOT,
        "%-24s %10.1f %10.1f %10.1f",
        engine,
        percentileMs(50),
        percentileMs(90),
        cpuMs);
  }

  private double percentileMs(int percent) {
    return latenciesNs.get((latenciesNs.size() - 1) * percent / 100) / 1e6;
  }

  private static Duration cpu(ChildProcess job) {
    return ProcessHandle.of(job.pid()).orElseThrow().info().totalCpuDuration().orElseThrow();
  }

  private static KafkaConsumer<byte[], byte[]> results(ConsumerFixture topics) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                topics.environment().get("KAFKA_BOOTSTRAP_SERVERS"),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> only = List.of(new TopicPartition(topics.results, 0));
    consumer.assign(only);
    consumer.seekToBeginning(only);
    return consumer;
  }

  /** The last row of a snapshot: the only station of Nanterre, with as many bikes as the number. */
  private static String mark(int snapshot) {
    return String.format(
        Locale.ROOT, "{\"stationCode\":\"92001\",\"num_bikes_available\":%d}", snapshot + 1);
  }

  /** Reads until there is the result that a snapshot's mark makes. */
  private static void awaitResult(
      KafkaConsumer<byte[], byte[]> results, int snapshot, ChildProcess job) {
    long deadlineNs = System.nanoTime() + LONGEST.toNanos();
    while (true) {
      for (ConsumerRecord<byte[], byte[]> result : results.poll(Duration.ofMillis(100))) {
        String text = new String(result.value(), StandardCharsets.UTF_8);
        if (text.startsWith("{\"postcode\":\"92000\",\"total_bikes\":" + (snapshot + 1) + ",")) {
          return;
        }
      }
      assertThat(job.isAlive()).as(job.outputTail(20)).isTrue();
      assertThat(System.nanoTime()).as("a result of snapshot %d", snapshot).isLessThan(deadlineNs);
    }
  }
}
