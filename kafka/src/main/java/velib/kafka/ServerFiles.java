package velib.kafka;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** The folders of a local Kafka: the runtime that it starts from and its data. */
final class ServerFiles {
  private static final String BROKER_DATA = "kafka";

  /**
   * The servers format numbers by the JVM's locale, and {@link Server} looks for some in their
   * logs. {@code bin/kafka-run} has the same options.
   */
  private static final List<String> LOCALE =
      List.of("-Duser.language=en", "-Duser.country=US", "-Duser.language.format=en");

  private final Path home;
  private final Path data;
  private final Map<String, String> brokerProperties;
  private Map<String, String> brokerEnvironment = Map.of();

  ServerFiles(Path home, Path data, Map<String, String> brokerProperties) {
    this.home = home.toAbsolutePath();
    this.data = data.toAbsolutePath();
    this.brokerProperties = Map.copyOf(brokerProperties);
  }

  /** Sets variables in the environment of the broker's process. */
  void setBrokerEnvironment(Map<String, String> variables) {
    brokerEnvironment = Map.copyOf(variables);
  }

  void writeZooKeeperProperties(int port) {
    write(
        "zookeeper.properties",
        Map.of(
            "dataDir", data.resolve("zookeeper").toString(),
            "clientPort", String.valueOf(port),
            "clientPortAddress", LocalKafka.HOST));
  }

  void writeBrokerProperties(int port, int zooKeeperPort) {
    String listener = "PEOPLE://" + LocalKafka.HOST + ":" + port;
    write(
        "server.properties",
        Map.of(
            "log.dirs",
            data.resolve(BROKER_DATA).toString(),
            "listeners",
            listener,
            "advertised.listeners",
            listener,
            "zookeeper.connect",
            LocalKafka.HOST + ":" + zooKeeperPort),
        brokerProperties);
  }

  /**
   * The number of topics in the broker's data, where a partition has a folder like {@code topic-0}.
   */
  int topicsOnDisk() {
    String[] folders = data.resolve(BROKER_DATA).toFile().list();
    return folders == null
        ? 0
        : (int)
            Stream.of(folders)
                .filter(folder -> folder.matches(".+-[0-9]+"))
                .map(folder -> folder.substring(0, folder.lastIndexOf('-')))
                .distinct()
                .count();
  }

  ChildProcess startZooKeeper(List<String> jvmOptions) {
    return start(
        "ZooKeeper",
        "org.apache.zookeeper.server.quorum.QuorumPeerMain",
        jvmOptions,
        Map.of(),
        "zookeeper.properties",
        "zookeeper.log");
  }

  /** Starts the broker without the login modules that bin/kafka-server keeps from it too. */
  ChildProcess startBroker(List<String> jvmOptions) {
    List<String> options = new ArrayList<>(jvmOptions);
    options.add("--limit-modules=" + read(home.resolve("config/java-modules")).strip());
    return start(
        "The broker", "kafka.Kafka", options, brokerEnvironment, "server.properties", "broker.log");
  }

  private ChildProcess start(
      String name,
      String mainClass,
      List<String> jvmOptions,
      Map<String, String> environment,
      String properties,
      String log) {
    List<String> options = new ArrayList<>(LOCALE);
    options.addAll(jvmOptions);
    options.add("-Dlog4j.configuration=" + home.resolve("config/log4j.properties").toUri());
    return ChildProcess.java(name, home.resolve("libs") + "/*", mainClass)
        .jvmOptions(options)
        .arguments(List.of(data.resolve(properties).toString()))
        .environment(environment)
        .start(data.resolve(log));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot read " + file, failure);
    }
  }

  /** Writes the runtime's settings with changes; a later change overrides an earlier one. */
  @SafeVarargs
  private void write(String file, Map<String, String>... changes) {
    Properties properties = new Properties();
    try {
      try (Reader reader = Files.newBufferedReader(home.resolve("config").resolve(file))) {
        properties.load(reader);
      }
      List.of(changes).forEach(properties::putAll);
      Files.createDirectories(data);
      try (Writer writer = Files.newBufferedWriter(data.resolve(file))) {
        properties.store(writer, null);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot write " + data.resolve(file), failure);
    }
  }
}
