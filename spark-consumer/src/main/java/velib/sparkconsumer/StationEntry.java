package velib.sparkconsumer;

import java.util.Objects;
import velib.stationmodel.StationStatus;

/**
 * The latest that is known of one station: its status, or the mark that it was taken out.
 *
 * <p>A mark stays for as long as a status would, so that an older message in another partition
 * cannot bring the station back.
 */
final class StationEntry {
  /** The feed of messages that name none; a station is itself within its feed. */
  static final String VELIB_FEED = "velib";

  /** Feed and code, such as {@code velib/16107}. */
  final String station;

  final Position position;

  /** Null where the station was taken out. */
  final StationStatus status;

  private StationEntry(String station, Position position, StationStatus status) {
    this.station = Objects.requireNonNull(station);
    this.position = position;
    this.status = status;
  }

  static StationEntry reported(String feed, Position position, StationStatus status) {
    return new StationEntry(stationOf(feed, status.stationCode()), position, status);
  }

  static StationEntry removed(String feed, String stationCode, Position position) {
    return new StationEntry(stationOf(feed, stationCode), position, null);
  }

  boolean isRemoved() {
    return status == null;
  }

  /** The station's code without its feed. */
  String stationCode() {
    return station.substring(station.indexOf('/') + 1);
  }

  /** The feed without the code; no feed's name has a slash. */
  String feed() {
    return station.substring(0, station.indexOf('/'));
  }

  private static String stationOf(String feed, String stationCode) {
    return feed + '/' + stationCode;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof StationEntry)) {
      return false;
    }
    StationEntry that = (StationEntry) other;
    return station.equals(that.station)
        && position.equals(that.position)
        && Objects.equals(status, that.status);
  }

  @Override
  public int hashCode() {
    return Objects.hash(station, position);
  }

  @Override
  public String toString() {
    return (isRemoved() ? station + " removed" : status.toString()) + " (" + position + ")";
  }
}
