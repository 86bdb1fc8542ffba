package velib.dashboard;

/** The name, location and capacity of a station, which its status does not include. */
final class StationPlace {
  /** Null if the feed gives none. */
  final String name;

  /** Degrees north and east, WGS 84; both null if the feed gives none that are possible. */
  final Double latitude;

  final Double longitude;

  /** The number of docks; null if unknown, which the feed writes as 0. */
  final Integer capacity;

  StationPlace(String name, Double latitude, Double longitude, Integer capacity) {
    this.name = name;
    this.latitude = latitude;
    this.longitude = longitude;
    this.capacity = capacity;
  }
}
