package velib.demo;

import static velib.settings.PipelineSettings.POLL_INTERVAL_SECONDS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import velib.dashboard.DashboardSettings;
import velib.feedsimulator.FeedSimulatorSettings;
import velib.kafkainit.KafkaInitSettings;
import velib.producer.ProducerSettings;
import velib.settings.InvalidSettings;
import velib.settings.Setting;
import velib.settings.Settings;
import velib.sparkconsumer.SparkConsumerSettings;

/**
 * The settings of the demo and of all its programs, checked before anything is started.
 *
 * <p>Unset values are the programs' defaults; with the simulator, which may be polled often, they
 * are livelier.
 */
final class DemoConfiguration {
  private static final String LIVELY_SECONDS = "5";

  /** A placeholder for the checks; the simulator's address is known only once it runs. */
  private static final String SOME_SIMULATOR = "http://127.0.0.1/station_status.json";

  private static final List<Setting<?>> ALL =
      Stream.of(
              DemoSettings.ALL,
              KafkaInitSettings.ALL,
              ProducerSettings.ALL,
              SparkConsumerSettings.ALL,
              DashboardSettings.ALL,
              FeedSimulatorSettings.ALL)
          .flatMap(List::stream)
          .distinct()
          .collect(Collectors.toUnmodifiableList());

  private static final Settings.Rule[] RULES =
      Stream.concat(
              Stream.of(KafkaInitSettings.TOPICS_DIFFER, FeedSimulatorSettings.KNOWN_FAULTS),
              ProducerSettings.RULES.stream())
          .toArray(Settings.Rule[]::new);

  private final Map<String, String> given;
  private final Settings settings;
  private final String liveRefused;

  private DemoConfiguration(Map<String, String> given, Settings settings, String liveRefused) {
    this.given = given;
    this.settings = settings;
    this.liveRefused = liveRefused;
  }

  /**
   * Reads and checks every setting.
   *
   * @param given the environment
   * @throws InvalidSettings with every bad variable, in the programs' own words
   */
  static DemoConfiguration read(Map<String, String> given) {
    Settings each = Settings.read(ALL, given);
    String feed = each.get(DemoSettings.FEED);
    if (feed.equals("live")) {
      return new DemoConfiguration(given, Settings.read(ALL, given, RULES), null);
    }
    Map<String, String> simulated = new HashMap<>(given);
    simulated.putAll(simulatedOverlay(given));
    simulated.put(ProducerSettings.VELIB_FEED_URL.name(), SOME_SIMULATOR);
    Settings.read(ALL, simulated, RULES);
    if (feed.equals("simulator")) {
      return new DemoConfiguration(given, each, "FEED is simulator");
    }
    try {
      return new DemoConfiguration(given, Settings.read(ALL, given, RULES), null);
    } catch (InvalidSettings onTheLiveFeed) {
      String reason = onTheLiveFeed.getMessage().lines().skip(1).findFirst().orElseThrow().trim();
      return new DemoConfiguration(given, each, "not live: " + reason);
    }
  }

  /** The value of a setting as given, or its default. */
  <T> T get(Setting<T> setting) {
    return settings.get(setting);
  }

  /** Why the live feed must not be asked; empty if it may be. */
  Optional<String> liveRefused() {
    return Optional.ofNullable(liveRefused);
  }

  /** Whether the live feed is used even if it does not answer. */
  boolean insistsOnLive() {
    return get(DemoSettings.FEED).equals("live");
  }

  /** Whether somebody set this variable. */
  boolean isGiven(Setting<?> setting) {
    return isGiven(given, setting);
  }

  /** How often the feed is polled, in seconds. */
  int pollIntervalSeconds(boolean onSimulator) {
    return onSimulator && !isGiven(POLL_INTERVAL_SECONDS)
        ? Integer.parseInt(LIVELY_SECONDS)
        : get(POLL_INTERVAL_SECONDS);
  }

  /** Additional variables for the programs if the feed is the simulator. */
  Map<String, String> simulatedOverlay() {
    return simulatedOverlay(given);
  }

  private static Map<String, String> simulatedOverlay(Map<String, String> given) {
    Map<String, String> overlay = new HashMap<>();
    putUnlessGiven(overlay, given, POLL_INTERVAL_SECONDS, LIVELY_SECONDS);
    putUnlessGiven(overlay, given, FeedSimulatorSettings.SIMULATOR_STEP_SECONDS, LIVELY_SECONDS);
    putUnlessGiven(overlay, given, FeedSimulatorSettings.SIMULATOR_HOST, "127.0.0.1");
    putUnlessGiven(overlay, given, FeedSimulatorSettings.SIMULATOR_PORT, "0");
    return overlay;
  }

  private static void putUnlessGiven(
      Map<String, String> overlay, Map<String, String> given, Setting<?> setting, String value) {
    if (!isGiven(given, setting)) {
      overlay.put(setting.name(), value);
    }
  }

  private static boolean isGiven(Map<String, String> given, Setting<?> setting) {
    String text = given.get(setting.name());
    return text != null && !text.isBlank();
  }
}
