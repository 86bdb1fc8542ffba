package velib.stationmodel;

import java.io.Serializable;
import java.time.Duration;

/**
 * For how long, and how many of a postcode, stations are kept. Both follow from the messages alone
 * ({@code docs/decisions/0013} and {@code 0014}), so job and page agree if they have the same.
 */
public final class StationRetention implements Serializable {
  private static final long serialVersionUID = 1;

  private final Duration ttl;
  private final int postcodeMaxStations;

  /**
   * Creates the rule.
   *
   * @param ttl after which time without a message a station is gone
   * @param postcodeMaxStations how many stations of a postcode are kept of each input partition
   */
  public StationRetention(Duration ttl, int postcodeMaxStations) {
    this.ttl = ttl;
    this.postcodeMaxStations = postcodeMaxStations;
  }

  /** After which time without a message a station is gone. */
  public Duration ttl() {
    return ttl;
  }

  /** How many stations of a postcode are kept of each input partition. */
  public int postcodeMaxStations() {
    return postcodeMaxStations;
  }
}
