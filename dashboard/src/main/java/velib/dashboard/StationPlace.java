package velib.dashboard;

/** What the feed says of a station beside its status: how it is called, where it is, how large. */
final class StationPlace {
  /** Null where the feed gives none. */
  final String name;

  /** Degrees north and east, WGS 84; both null where the feed gives none that can be. */
  final Double latitude;

  final Double longitude;

  /** Docks; null where the feed gives none, which it writes as 0. */
  final Integer capacity;

  StationPlace(String name, Double latitude, Double longitude, Integer capacity) {
    this.name = name;
    this.latitude = latitude;
    this.longitude = longitude;
    this.capacity = capacity;
  }
}
