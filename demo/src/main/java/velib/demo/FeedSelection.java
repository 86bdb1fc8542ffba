package velib.demo;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import velib.dashboard.DashboardSettings;
import velib.kafka.ChildProcess;
import velib.producer.ProducerSettings;
import velib.settings.PrintableAddress;

/** Takes the live feed if it answers, and otherwise starts the simulator. */
final class FeedSelection {
  private static final Pattern SERVING =
      Pattern.compile("Serving (\\d+) stations at (http://\\S+)");
  private static final Duration SIMULATOR_DEADLINE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final DemoConfiguration configuration;
  private final Programs programs;
  private ChildProcess simulator;

  FeedSelection(DemoConfiguration configuration, Programs programs) {
    this.configuration = configuration;
    this.programs = programs;
  }

  /** Chooses the feed; returns once a started simulator serves. */
  Feed select() throws InterruptedException {
    URI address = configuration.get(ProducerSettings.VELIB_FEED_URL);
    Optional<String> refused = configuration.liveRefused();
    if (refused.isPresent()) {
      return simulated(refused.get());
    }
    Optional<String> obstacle = FeedProbe.obstacle(address);
    if (obstacle.isEmpty()) {
      return Feed.live(address, "live, " + PrintableAddress.of(address));
    }
    String seen = address.getHost() + " does not answer as a feed: " + obstacle.get();
    return configuration.insistsOnLive()
        ? Feed.live(address, "live as asked for, though " + seen)
        : simulated(seen);
  }

  /** The simulator's process; empty if the feed is live or not chosen yet. */
  Optional<ChildProcess> simulator() {
    return Optional.ofNullable(simulator);
  }

  private Feed simulated(String reason) {
    Map<String, String> environment = configuration.simulatedOverlay();
    simulator = programs.feedSimulator(environment);
    long deadlineNanos = System.nanoTime() + SIMULATOR_DEADLINE.toNanos();
    while (System.nanoTime() - deadlineNanos < 0) {
      Matcher serving = SERVING.matcher(simulator.output());
      if (serving.find()) {
        URI address = URI.create(serving.group(2));
        environment.put(ProducerSettings.VELIB_FEED_URL.name(), address.toString());
        environment.put(
            DashboardSettings.STATION_INFORMATION_URL.name(),
            address.resolve("station_information.json").toString());
        return Feed.simulated(
            address,
            "simulator of " + serving.group(1) + " stations (" + reason + ")",
            environment);
      }
      if (simulator.awaitExit(BETWEEN_LOOKS).isPresent()) {
        throw DemoFailure.ended(simulator);
      }
    }
    throw DemoFailure.of(
        simulator, "did not serve within " + SIMULATOR_DEADLINE.getSeconds() + " s");
  }
}
