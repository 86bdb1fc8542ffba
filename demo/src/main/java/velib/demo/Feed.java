package velib.demo;

import java.net.URI;
import java.util.Map;

/** The feed that the demo runs on. */
final class Feed {
  private final URI address;
  private final boolean simulated;
  private final String description;
  private final Map<String, String> environment;

  private Feed(
      URI address, boolean simulated, String description, Map<String, String> environment) {
    this.address = address;
    this.simulated = simulated;
    this.description = description;
    this.environment = environment;
  }

  static Feed live(URI address, String description) {
    return new Feed(address, false, description, Map.of());
  }

  /**
   * The simulator's feed.
   *
   * @param environment additional variables for the programs
   */
  static Feed simulated(URI address, String description, Map<String, String> environment) {
    return new Feed(address, true, description, environment);
  }

  /** The address of {@code station_status.json}. */
  URI address() {
    return address;
  }

  boolean isSimulated() {
    return simulated;
  }

  /** One line on which feed it is and why. */
  String description() {
    return description;
  }

  Map<String, String> environment() {
    return environment;
  }
}
