package velib.feedsimulator;

/** One station's row of a snapshot. */
final class StationRow {
  final Station station;
  final int mechanicalBikes;
  final int electricBikes;
  final int docks;
  final boolean installed;
  final boolean renting;
  final long lastReportedEpochSecond;

  /** JSON in place of the number of bikes; null for a good row. */
  final String brokenBikes;

  StationRow(
      Station station,
      int mechanicalBikes,
      int electricBikes,
      int docks,
      boolean installed,
      boolean renting,
      long lastReportedEpochSecond,
      String brokenBikes) {
    this.station = station;
    this.mechanicalBikes = mechanicalBikes;
    this.electricBikes = electricBikes;
    this.docks = docks;
    this.installed = installed;
    this.renting = renting;
    this.lastReportedEpochSecond = lastReportedEpochSecond;
    this.brokenBikes = brokenBikes;
  }

  int bikes() {
    return mechanicalBikes + electricBikes;
  }

  /** Whether a correct pipeline counts this row; otherwise it is a dead letter. */
  boolean countable() {
    return brokenBikes == null && station.postcode != null;
  }

  StationRow withBikes(int mechanical, int electric) {
    return new StationRow(
        station, mechanical, electric, docks, installed, renting, lastReportedEpochSecond, null);
  }

  StationRow withBrokenBikes(String json) {
    return new StationRow(
        station,
        mechanicalBikes,
        electricBikes,
        docks,
        installed,
        renting,
        lastReportedEpochSecond,
        json);
  }

  boolean sameStatusAs(StationRow other) {
    return other != null
        && station == other.station
        && mechanicalBikes == other.mechanicalBikes
        && electricBikes == other.electricBikes
        && docks == other.docks
        && installed == other.installed
        && renting == other.renting
        && lastReportedEpochSecond == other.lastReportedEpochSecond;
  }
}
