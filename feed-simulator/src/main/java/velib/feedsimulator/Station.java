package velib.feedsimulator;

/** What does not change about a station. */
final class Station {
  /** Its index in the feed, from 0; negative for a row that is not a station of the network. */
  final int index;

  final long id;

  /** The station code; null for a row without one. */
  final String code;

  /** The postcode that its code resolves to; null if there is none. */
  final String postcode;

  final String name;
  final double latitude;
  final double longitude;
  final int capacity;

  /** Whether it does not rent, all day long. */
  final boolean closed;

  /** Whether it keeps its bikes although it does not rent, as one to three real ones do. */
  final boolean keepsBikesWhileClosed;

  /** Since when it has not reported, in epoch seconds; 0 for a station that reports. */
  final long silentSinceEpochSecond;

  Station(
      int index,
      long id,
      String code,
      String postcode,
      String name,
      double latitude,
      double longitude,
      int capacity,
      boolean closed,
      boolean keepsBikesWhileClosed,
      long silentSinceEpochSecond) {
    this.index = index;
    this.id = id;
    this.code = code;
    this.postcode = postcode;
    this.name = name;
    this.latitude = latitude;
    this.longitude = longitude;
    this.capacity = capacity;
    this.closed = closed;
    this.keepsBikesWhileClosed = keepsBikesWhileClosed;
    this.silentSinceEpochSecond = silentSinceEpochSecond;
  }

  /** The row of a station outside the network, with a meaningless code. */
  static Station outsideNetwork(int number, String code) {
    return new Station(-1, 7_000_000_000L + number, code, null, "?", 0, 0, 30, false, false, 0);
  }

  boolean silent() {
    return silentSinceEpochSecond != 0;
  }
}
