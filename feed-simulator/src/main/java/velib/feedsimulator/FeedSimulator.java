package velib.feedsimulator;

import static velib.feedsimulator.FeedSimulatorSettings.SIMULATOR_CONDITIONAL;
import static velib.feedsimulator.FeedSimulatorSettings.SIMULATOR_FAULTS;
import static velib.feedsimulator.FeedSimulatorSettings.SIMULATOR_HOST;
import static velib.feedsimulator.FeedSimulatorSettings.SIMULATOR_PORT;
import static velib.feedsimulator.FeedSimulatorSettings.SIMULATOR_SEED;
import static velib.feedsimulator.FeedSimulatorSettings.SIMULATOR_STATIONS;
import static velib.feedsimulator.FeedSimulatorSettings.SIMULATOR_STEP_SECONDS;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import velib.settings.ExitStatus;
import velib.settings.Settings;
import velib.stationmodel.PostcodeRule;

/**
 * A Vélib' feed on this machine: an HTTP server with the feed's two documents, its own truth and
 * faults on demand.
 *
 * <p>{@code /station_status.json} and {@code /station_information.json} have the real feed's shape;
 * {@code /truth} says what a correct pipeline shows; {@code /faults} orders faults.
 */
public final class FeedSimulator implements AutoCloseable {
  static {
    // Without this, the JDK's server waits 40 ms for an acknowledgement within an answer.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final Logger LOG = LoggerFactory.getLogger(FeedSimulator.class);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Faults faults;
  private final Truth truth;

  private FeedSimulator(Settings settings) throws IOException {
    int seed = settings.get(SIMULATOR_SEED);
    int stations = settings.get(SIMULATOR_STATIONS);
    SeededNoise noise = new SeededNoise(seed);
    Network network = new Network(stations, seed, PostcodeRule.withShippedExceptions()::postcodeOf);
    SnapshotClock clock =
        new SnapshotClock(settings.get(SIMULATOR_STEP_SECONDS), Clock.systemUTC());
    faults = new Faults(FaultChances.parse(settings.get(SIMULATOR_FAULTS)), noise);
    truth = new Truth(stations, Clock.systemUTC());
    StatusHandler status =
        new StatusHandler(
            clock,
            new BikeShareDay(network, noise),
            faults,
            new BrokenAnswers(stopping),
            new Conditions(settings.get(SIMULATOR_CONDITIONAL), seed, stations),
            truth);
    server =
        HttpServer.create(
            new InetSocketAddress(settings.get(SIMULATOR_HOST), settings.get(SIMULATOR_PORT)), 0);
    server.createContext(
        "/",
        new Routes()
            .add("/station_status.json", status, "GET")
            .add("/station_information.json", exchange -> inform(exchange, network), "GET")
            .add("/truth", new TruthHandler(truth), "GET")
            .add("/faults", new FaultsHandler(faults), "GET", "POST", "DELETE"));
    server.setExecutor(threads);
    server.start();
  }

  /** Starts the simulator and serves until the process is told to stop. */
  public static void main(String[] arguments) {
    Settings settings =
        Settings.readOrExit(FeedSimulatorSettings.ALL, FeedSimulatorSettings.KNOWN_FAULTS);
    try {
      FeedSimulator simulator = new FeedSimulator(settings);
      Runtime.getRuntime().addShutdownHook(new Thread(simulator::stop, "stop"));
      LOG.info(
          "Serving {} stations at {}", settings.get(SIMULATOR_STATIONS), simulator.statusUri());
    } catch (IOException unable) {
      System.err.printf(
          Locale.ROOT,
          "The feed simulator cannot listen on %s:%d (%s): choose another SIMULATOR_PORT.%n",
          settings.get(SIMULATOR_HOST),
          settings.get(SIMULATOR_PORT),
          unable.getMessage());
      System.exit(ExitStatus.REFUSED);
    }
  }

  /**
   * Starts a simulator in this process, by default on a free port of the loopback.
   *
   * @param settings by the names of {@link FeedSimulatorSettings}; missing ones have their defaults
   * @throws IOException if it cannot listen
   */
  public static FeedSimulator start(Map<String, String> settings) throws IOException {
    Map<String, String> given = new HashMap<>(settings);
    given.putIfAbsent(SIMULATOR_HOST.name(), "127.0.0.1");
    given.putIfAbsent(SIMULATOR_PORT.name(), "0");
    return new FeedSimulator(
        Settings.read(FeedSimulatorSettings.ALL, given, FeedSimulatorSettings.KNOWN_FAULTS));
  }

  /** Where it answers, such as {@code http://127.0.0.1:8000}. */
  public URI uri() {
    InetAddress address = server.getAddress().getAddress();
    String host = address.isAnyLocalAddress() ? "localhost" : address.getHostAddress();
    return URI.create("http://" + host + ':' + server.getAddress().getPort());
  }

  /** The address of {@code station_status.json}. */
  public URI statusUri() {
    return uri().resolve("/station_status.json");
  }

  /** The address of {@code station_information.json}. */
  public URI informationUri() {
    return uri().resolve("/station_information.json");
  }

  /** What a correct pipeline shows. */
  public Truth truth() {
    return truth;
  }

  /** Orders faults for the next answers, after those ordered before. */
  public void order(FaultOrder... orders) {
    faults.order(List.of(orders));
  }

  /** Makes every further answer good. */
  public void clearFaults() {
    faults.clear();
  }

  /** Stops at once and cuts off hanging answers. */
  @Override
  public void close() {
    stopping.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  /** Ends with status 0: without the halt, the JVM's status would be that of the signal. */
  private void stop() {
    close();
    Runtime.getRuntime().halt(0);
  }

  private static void inform(HttpExchange exchange, Network network) throws IOException {
    long now = Clock.systemUTC().instant().getEpochSecond();
    Answer.send(exchange, 200, Answer.JSON, FeedJson.information(network, now));
  }
}
