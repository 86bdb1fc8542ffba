package velib.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * ZooKeeper and one broker as child processes of this one, on free ports of loopback.
 *
 * <p>They are the same programs with the same settings as in the containers, from the folder that
 * the build of this module creates ({@code kafka/target/kafka}). Their data, settings and logs
 * ({@code zookeeper.log}, {@code broker.log}) are in one folder, which stays when they are stopped:
 * started again on it, they continue with its data. They end with this process, whatever ends it.
 */
public final class LocalKafka implements AutoCloseable {
  static final String HOST = "127.0.0.1";

  /** Enough for tests and the demo; the start is fastest with only the first compiler. */
  public static final List<String> SMALL_JVM =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  /** The same heap as in ZooKeeper's container. */
  public static final String ZOOKEEPER_HEAP = "64m";

  private static final List<String> ZOOKEEPER_JVM =
      List.of("-Xmx" + ZOOKEEPER_HEAP, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  /** Any free port. */
  public static final int ANY_PORT = 0;

  private static final int START_ATTEMPTS = 3;

  private final int brokerPort;
  private final Server zooKeeper;
  private final Server broker;

  private LocalKafka(ServerFiles files, List<String> brokerJvmOptions, int wantedBrokerPort) {
    int zooKeeperPort = Ports.free();
    brokerPort = wantedBrokerPort == ANY_PORT ? Ports.free() : wantedBrokerPort;
    files.writeZooKeeperProperties(zooKeeperPort);
    files.writeBrokerProperties(brokerPort, zooKeeperPort);
    zooKeeper =
        new Server(
            () -> files.startZooKeeper(ZOOKEEPER_JVM),
            "PrepRequestProcessor (sid:0) started",
            () -> Probe.zooKeeperObstacle(zooKeeperPort));
    broker =
        new Server(
            () -> files.startBroker(brokerJvmOptions),
            "] started (KafkaServer)",
            () -> Probe.brokerObstacle(brokerPort, files.topicsOnDisk()));
  }

  /** Starts both with the usual settings; see {@link #start(Path, Path, Map, List, int)}. */
  public static LocalKafka start(Path home, Path data) {
    return start(home, data, Map.of(), SMALL_JVM);
  }

  /** Starts both on free ports; see {@link #start(Path, Path, Map, List, int)}. */
  public static LocalKafka start(
      Path home, Path data, Map<String, String> brokerProperties, List<String> brokerJvmOptions) {
    return start(home, data, brokerProperties, brokerJvmOptions, ANY_PORT);
  }

  /**
   * Starts ZooKeeper, then the broker, and returns when the broker serves, usually after 3 to 4
   * seconds.
   *
   * @param home the runtime folder with {@code libs} and {@code config}
   * @param data the folder for data, settings and logs; created if missing
   * @param brokerProperties broker properties that override {@code config/server.properties}
   * @param brokerJvmOptions options of the broker's JVM
   * @param brokerPort where the broker listens, or {@link #ANY_PORT}
   * @throws IllegalStateException if one of them does not come up within 60 seconds, with the last
   *     lines of its log
   */
  public static LocalKafka start(
      Path home,
      Path data,
      Map<String, String> brokerProperties,
      List<String> brokerJvmOptions,
      int brokerPort) {
    return start(home, data, brokerProperties, brokerJvmOptions, Map.of(), brokerPort);
  }

  /**
   * Starts both, the broker with variables in the environment of its process; see {@link
   * #start(Path, Path, Map, List, int)}.
   */
  public static LocalKafka start(
      Path home,
      Path data,
      Map<String, String> brokerProperties,
      List<String> brokerJvmOptions,
      Map<String, String> brokerEnvironment,
      int brokerPort) {
    if (!Files.isDirectory(home.resolve("libs"))) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "No Kafka runtime in %s (no folder libs). The build makes it: ./mvnw package -pl kafka",
              home.toAbsolutePath()));
    }
    ServerFiles files = new ServerFiles(home, data, brokerProperties);
    files.setBrokerEnvironment(brokerEnvironment);
    for (int attempt = 1; ; attempt++) {
      LocalKafka kafka = new LocalKafka(files, brokerJvmOptions, brokerPort);
      try {
        kafka.startZooKeeper();
        kafka.startBroker();
        return kafka;
      } catch (Server.StartFailure failure) {
        kafka.close();
        // Another program took a port after it was found free.
        if (!failure.portWasTaken() || brokerPort != ANY_PORT || attempt == START_ATTEMPTS) {
          throw failure;
        }
      }
    }
  }

  /** Where clients find the broker, {@code host:port}; the same after restarts. */
  public String bootstrapServers() {
    return HOST + ":" + brokerPort;
  }

  /** The latest process of the broker, to inspect it or to send signals. */
  public ChildProcess broker() {
    return broker.process();
  }

  /** The latest process of ZooKeeper, to inspect it or to send signals. */
  public ChildProcess zooKeeper() {
    return zooKeeper.process();
  }

  /**
   * Starts the broker again on its port and data; returns when it serves.
   *
   * <p>After {@link #killBroker()} this takes up to 8 seconds more: ZooKeeper refuses the broker
   * until the session of the killed one has ended.
   */
  public synchronized void startBroker() {
    broker.start();
  }

  /** Stops the broker in an orderly way. */
  public synchronized void stopBroker() {
    broker.close();
  }

  /** Kills the broker (SIGKILL). */
  public synchronized void killBroker() {
    broker.kill();
  }

  /** Starts ZooKeeper again on its port and data; returns when it serves. */
  public synchronized void startZooKeeper() {
    zooKeeper.start();
  }

  /** Kills ZooKeeper (SIGKILL). */
  public synchronized void killZooKeeper() {
    zooKeeper.kill();
  }

  /** Stops the broker, then ZooKeeper; their data stays. */
  @Override
  public synchronized void close() {
    broker.close();
    zooKeeper.close();
  }
}
