package velib.feedsimulator;

/** What stays the same of one station. */
final class Station {
  /** Its place in the feed, from 0; negative for a row that is no station of the network. */
  final int index;

  final long id;

  /** The station code; null on a row that has none. */
  final String code;

  /** The postcode its code resolves to; null where it resolves to none. */
  final String postcode;

  final String name;
  final double latitude;
  final double longitude;
  final int capacity;

  /** Does not rent, all day long. */
  final boolean closed;

  /** Keeps its bikes although it does not rent, as one to three of the real ones do. */
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

  /** The row of a station that the network does not have, under a code that means nothing. */
  static Station outsideNetwork(int number, String code) {
    return new Station(-1, 7_000_000_000L + number, code, null, "?", 0, 0, 30, false, false, 0);
  }

  boolean silent() {
    return silentSinceEpochSecond != 0;
  }
}
