package velib.dashboard.places;

/** The name, location and capacity of a station, which its status does not include. */
public final class StationPlace {
  /** Null if the feed gives none. */
  public final String name;

  /** Degrees north, WGS 84; null if the feed gives no possible place. */
  public final Double latitude;

  /** Degrees east, WGS 84; null if {@link #latitude} is. */
  public final Double longitude;

  /** The number of docks; null if unknown, which the feed writes as 0. */
  public final Integer capacity;

  StationPlace(String name, Double latitude, Double longitude, Integer capacity) {
    this.name = name;
    this.latitude = latitude;
    this.longitude = longitude;
    this.capacity = capacity;
  }
}
