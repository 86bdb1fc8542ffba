package velib.stationmodel;

import java.util.Objects;

/**
 * The latest that is known about one station: its status, or the mark that it was removed.
 *
 * <p>A mark is kept for as long as a status would be, so that an older message in another partition
 * cannot bring the station back.
 */
public final class StationEntry {
  /** The feed of messages that name none; a station code is unique within its feed. */
  public static final String VELIB_FEED = "velib";

  private final String station;
  private final Position position;
  private final StationStatus status;

  private StationEntry(String station, Position position, StationStatus status) {
    this.station = Objects.requireNonNull(station);
    this.position = position;
    this.status = status;
  }

  /** What a message says about a station. */
  public static StationEntry reported(String feed, Position position, StationStatus status) {
    return new StationEntry(stationOf(feed, status.stationCode()), position, status);
  }

  /** The mark of a station that a message removed. */
  public static StationEntry removed(String feed, String stationCode, Position position) {
    return new StationEntry(stationOf(feed, stationCode), position, null);
  }

  /** Feed and code, such as {@code velib/16107}. */
  public String station() {
    return station;
  }

  /** The position of the message. */
  public Position position() {
    return position;
  }

  /** The status; null if the station was removed. */
  public StationStatus status() {
    return status;
  }

  /** Whether the station was removed. */
  public boolean isRemoved() {
    return status == null;
  }

  /** The station's code without its feed. */
  public String stationCode() {
    return station.substring(station.indexOf('/') + 1);
  }

  /** The feed without the code; the name of a feed has no slash. */
  public String feed() {
    return station.substring(0, station.indexOf('/'));
  }

  /** The same at another position. */
  public StationEntry at(Position other) {
    return new StationEntry(station, other, status);
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
