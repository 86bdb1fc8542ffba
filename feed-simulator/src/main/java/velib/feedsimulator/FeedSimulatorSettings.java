package velib.feedsimulator;

import java.util.List;
import java.util.Locale;
import velib.settings.Setting;
import velib.settings.Settings;

/** The settings of the feed simulator. */
public final class FeedSimulatorSettings {
  /** The address to listen on. */
  public static final Setting<String> SIMULATOR_HOST =
      Setting.text("SIMULATOR_HOST", "0.0.0.0", "Address the feed simulator listens on.");

  /** The port to listen on. */
  public static final Setting<Integer> SIMULATOR_PORT =
      Setting.wholeNumber(
          "SIMULATOR_PORT", 8000, 0, 65_535, "Port of the feed simulator; 0 takes a free one.");

  /** How many stations the network has. */
  public static final Setting<Integer> SIMULATOR_STATIONS =
      Setting.wholeNumber(
          "SIMULATOR_STATIONS",
          1_500,
          Network.LEAST_STATIONS,
          Network.MOST_STATIONS,
          "Stations of the simulated network, 16107 and 32017 among them.");

  /** The seed of everything that looks random. */
  public static final Setting<Integer> SIMULATOR_SEED =
      Setting.wholeNumber(
          "SIMULATOR_SEED",
          42,
          0,
          Integer.MAX_VALUE,
          "Seed of the simulated network: the same seed gives the same feed.");

  /** How often there is a new snapshot. */
  public static final Setting<Integer> SIMULATOR_STEP_SECONDS =
      Setting.wholeNumber(
          "SIMULATOR_STEP_SECONDS",
          10,
          0,
          86_400,
          "Seconds between two snapshots of the feed simulator; 0 makes one for each request.");

  /** Whether a poll can be answered with "not modified". */
  public static final Setting<Boolean> SIMULATOR_CONDITIONAL =
      Setting.flag(
          "SIMULATOR_CONDITIONAL",
          false,
          "Whether the feed simulator gives ETag and Last-Modified and answers 304.");

  /** Which faults happen by chance. */
  public static final Setting<String> SIMULATOR_FAULTS =
      Setting.optionalText(
          "SIMULATOR_FAULTS",
          "Faults of the feed simulator by probability, like http-503:0.05,html:0.02.");

  /** All of them. */
  public static final List<Setting<?>> ALL =
      List.of(
          SIMULATOR_HOST,
          SIMULATOR_PORT,
          SIMULATOR_STATIONS,
          SIMULATOR_SEED,
          SIMULATOR_STEP_SECONDS,
          SIMULATOR_CONDITIONAL,
          SIMULATOR_FAULTS);

  /** The faults must be known, and their probabilities must not add up to more than 1. */
  public static final Settings.Rule KNOWN_FAULTS =
      (settings, faults) -> {
        try {
          FaultChances.parse(settings.get(SIMULATOR_FAULTS));
        } catch (IllegalArgumentException unusable) {
          faults.accept(
              String.format(
                  Locale.ROOT,
                  "SIMULATOR_FAULTS is \"%s\": %s",
                  settings.get(SIMULATOR_FAULTS),
                  unusable.getMessage()));
        }
      };

  private FeedSimulatorSettings() {}
}
