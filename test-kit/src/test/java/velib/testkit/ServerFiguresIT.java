package velib.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The figures of a real broker and a real ZooKeeper, started by the scripts of the containers, are
 * those that {@code docs/metrics.md} lists.
 */
final class ServerFiguresIT {
  private static final Path HOME = Path.of(System.getProperty("velib.kafka.home"));
  private static final Path ROOT = Path.of("..");
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String HOST = "127.0.0.1";
  private static final List<Process> SERVERS = new ArrayList<>();

  @TempDir static Path folder;

  private static URI brokerFigures;
  private static URI zooKeeperFigures;

  @BeforeAll
  static void startBothAndUseATopic() throws IOException {
    int[] ports = freePorts(4);
    zooKeeperFigures = URI.create("http://" + HOST + ":" + ports[0] + "/");
    brokerFigures = URI.create("http://" + HOST + ":" + ports[1] + "/");
    start(
        Map.of(
            "ZOOKEEPER_PORT", String.valueOf(ports[2]),
            "ZOOKEEPER_DATA_DIR", folder.resolve("zookeeper").toString(),
            "ZOOKEEPER_METRICS_PORT", HOST + ":" + ports[0]),
        "zookeeper-server");
    String listener = "listeners=PEOPLE://" + HOST + ":" + ports[3];
    start(
        Map.of(
            "ZOOKEEPER_CONNECT", HOST + ":" + ports[2],
            "KAFKA_DATA_DIR", folder.resolve("kafka").toString(),
            "KAFKA_METRICS_PORT", HOST + ":" + ports[1]),
        "kafka-server",
        "--override",
        listener,
        "--override",
        "advertised." + listener);
    try (TestClient client = new TestClient(HOST + ":" + ports[3])) {
      client.createTopic("figures", 2, Map.of());
      client.publish(List.of(new ProducerRecord<>("figures", "key", "value")));
      assertThat(client.read("figures", "read_committed")).hasSize(1);
    }
  }

  @AfterAll
  static void stopBoth() throws InterruptedException {
    for (Process server : SERVERS) {
      server.destroyForcibly().waitFor();
    }
  }

  @Test
  void theBrokersFiguresAreTheDocumentedOnes() throws IOException {
    Scrape scrape = Scrape.from(brokerFigures);

    assertThat(beginningWith("kafka_", scrape)).isEqualTo(MetricsTable.under(ROOT, "kafka"));
    assertThat(scrape.value("kafka_server_topic_messages_in_total", "topic", "figures"))
        .isEqualTo(1);
    assertThat(scrape.value("kafka_server_bytes_in_total")).isPositive();
    assertThat(scrape.value("kafka_log_size_bytes", "topic", "figures", "partition", "0"))
        .isNotNegative();
    assertThat(scrape.value("kafka_controller_active")).isEqualTo(1);
    assertThat(scrape.value("kafka_network_requests_total", "request", "Produce")).isPositive();
  }

  @Test
  void zooKeepersFiguresAreTheDocumentedOnes() throws IOException {
    Scrape scrape = Scrape.from(zooKeeperFigures);

    assertThat(beginningWith("zookeeper_", scrape))
        .isEqualTo(MetricsTable.under(ROOT, "zookeeper"));
    assertThat(scrape.value("zookeeper_alive_connections")).isEqualTo(1);
    assertThat(scrape.value("zookeeper_nodes")).isGreaterThan(10);
  }

  @Test
  void bothHaveTheFiguresOfAJavaProcess() throws IOException {
    for (URI server : List.of(brokerFigures, zooKeeperFigures)) {
      assertThat(Scrape.from(server).metrics())
          .containsAll(MetricsTable.under(ROOT, "Java process"));
    }
  }

  private static Set<String> beginningWith(String prefix, Scrape scrape) {
    Set<String> metrics = new TreeSet<>(scrape.metrics());
    metrics.removeIf(metric -> !metric.startsWith(prefix));
    return metrics;
  }

  /** Starts a server of the runtime folder and waits until it shows its figures. */
  private static void start(Map<String, String> environment, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(words));
    command.set(0, HOME.resolve("bin").resolve(words[0]).toString());
    File log = folder.resolve(words[0] + ".log").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process server = builder.start();
    SERVERS.add(0, server);
    String started = words[0].equals("kafka-server") ? "] started (KafkaServer)" : "sid:0) started";
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              String said = Files.readString(log.toPath());
              if (!server.isAlive()) {
                throw new IllegalStateException(words[0] + " ended:\n" + said);
              }
              return said.contains(started);
            });
  }

  private static int[] freePorts(int count) throws IOException {
    int[] ports = new int[count];
    List<ServerSocket> sockets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sockets.add(new ServerSocket(0, 1, InetAddress.getByName(HOST)));
      ports[i] = sockets.get(i).getLocalPort();
    }
    for (ServerSocket socket : sockets) {
      socket.close();
    }
    return ports;
  }
}
