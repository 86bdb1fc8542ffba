package velib.benchmarks.harness.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import velib.benchmarks.harness.process.ProcessMeter;
import velib.kafka.LocalKafka;

/** The real broker that all sides talk to. */
public final class BenchBroker implements AutoCloseable {
  private static final int ID = 1;
  private static final String HEAP = "512m";

  private final LocalKafka kafka;
  private final Admin admin;
  private final BytesOut bytesOut;

  private BenchBroker(LocalKafka kafka, int jmxPort) {
    this.kafka = kafka;
    admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG,
                false));
    bytesOut = BytesOut.of(jmxPort);
  }

  /**
   * Starts a broker in an empty folder, with all JIT compilers and the default heap as in the
   * containers.
   */
  public static BenchBroker start(Path home, Path data) {
    return start(home, data, HEAP);
  }

  /** Starts a broker with another heap, such as {@code 256m}. */
  public static BenchBroker start(Path home, Path data, String heap) {
    int jmxPort = freePort();
    LocalKafka kafka =
        LocalKafka.start(
            home,
            data,
            Map.of(),
            List.of(
                "-Xms" + heap,
                "-Xmx" + heap,
                "-Dcom.sun.management.jmxremote.host=127.0.0.1",
                "-Dcom.sun.management.jmxremote.port=" + jmxPort,
                "-Dcom.sun.management.jmxremote.rmi.port=" + jmxPort,
                "-Dcom.sun.management.jmxremote.authenticate=false",
                "-Dcom.sun.management.jmxremote.ssl=false",
                "-Djava.rmi.server.hostname=127.0.0.1"));
    try {
      return new BenchBroker(kafka, jmxPort);
    } catch (RuntimeException failed) {
      kafka.close();
      throw failed;
    }
  }

  /** Returns the address of the broker, {@code host:port}. */
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** Resets {@link #peakMebibytes} to what the processes hold now. */
  public void forgetPeak() {
    meters().forEach(ProcessMeter::forgetPeak);
  }

  /** Returns the peak memory of broker and ZooKeeper together, in MiB. */
  public double peakMebibytes() {
    return meters().mapToDouble(ProcessMeter::peakMebibytes).sum();
  }

  private Stream<ProcessMeter> meters() {
    return Stream.of(meter(), zooKeeperMeter());
  }

  /** Returns the meter of the broker's process. */
  public ProcessMeter meter() {
    return new ProcessMeter(kafka.broker().pid());
  }

  /** Returns the meter of ZooKeeper's process. */
  public ProcessMeter zooKeeperMeter() {
    return new ProcessMeter(kafka.zooKeeper().pid());
  }

  /** Counts the bytes that readers have fetched, topic by topic. */
  BytesOut bytesOut() {
    return bytesOut;
  }

  /** Creates a topic with one copy and settings such as {@code retention.ms}. */
  public void createTopic(String topic, int partitions, Map<String, String> settings) {
    await(
        admin
            .createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(settings)))
            .all());
  }

  /** Deletes the topics whose names match. */
  public void deleteTopics(Predicate<String> which) {
    await(
        admin
            .deleteTopics(
                await(admin.listTopics().names()).stream()
                    .filter(which)
                    .collect(Collectors.toList()))
            .all());
  }

  /** Deletes a consumer group with its offsets, if it exists. */
  public void deleteGroup(String group) {
    try {
      admin.deleteConsumerGroups(List.of(group)).all().get();
    } catch (ExecutionException failed) {
      if (!(failed.getCause() instanceof GroupIdNotFoundException)) {
        throw new IllegalStateException(failed.getCause());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Returns the bytes on disk of all partitions of some topics. */
  public long bytesOnDisk(Predicate<String> topics) {
    List<Long> sizes = new ArrayList<>();
    for (LogDirDescription folder :
        await(admin.describeLogDirs(List.of(ID)).allDescriptions()).get(ID).values()) {
      folder
          .replicaInfos()
          .forEach(
              (partition, replica) -> {
                if (topics.test(partition.topic())) {
                  sizes.add(replica.size());
                }
              });
    }
    return sizes.stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public void close() {
    bytesOut.close();
    admin.close();
    kafka.close();
  }

  /** Returns a port that is free on loopback at the moment. */
  public static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException("No free port on loopback", failure);
    }
  }

  private static <T> T await(Future<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
