package velib.stationmodel;

import java.util.Objects;

/** What a postcode has now: the sums over its stations' latest statuses. */
public final class PostcodeTotals {
  private final String postcode;
  private final long totalBikes;
  private final long mechanicalBikes;
  private final long electricBikes;
  private final long rentableBikes;
  private final long docksAvailable;
  private final int stations;
  private final long lastReportedEpochSecond;

  /**
   * Totals given part by part; {@link #of} adds them up.
   *
   * @param lastReportedEpochSecond the newest of the stations, in seconds since 1970, or {@link
   *     StationStatus#NOT_REPORTED}
   */
  public PostcodeTotals(
      String postcode,
      long totalBikes,
      long mechanicalBikes,
      long electricBikes,
      long rentableBikes,
      long docksAvailable,
      int stations,
      long lastReportedEpochSecond) {
    this.postcode = Objects.requireNonNull(postcode);
    this.totalBikes = totalBikes;
    this.mechanicalBikes = mechanicalBikes;
    this.electricBikes = electricBikes;
    this.rentableBikes = rentableBikes;
    this.docksAvailable = docksAvailable;
    this.stations = stations;
    this.lastReportedEpochSecond = lastReportedEpochSecond;
  }

  /** Adds up the statuses, which are one for each station of the postcode. */
  public static PostcodeTotals of(String postcode, Iterable<StationStatus> statuses) {
    long total = 0;
    long mechanical = 0;
    long electric = 0;
    long rentable = 0;
    long docks = 0;
    int stations = 0;
    long lastReported = StationStatus.NOT_REPORTED;
    for (StationStatus status : statuses) {
      total += status.bikes();
      mechanical += status.mechanicalBikes();
      electric += status.electricBikes();
      rentable += status.rentable() ? status.bikes() : 0;
      docks += status.docks();
      stations++;
      lastReported = Math.max(lastReported, status.lastReportedEpochSecond());
    }
    return new PostcodeTotals(
        postcode, total, mechanical, electric, rentable, docks, stations, lastReported);
  }

  /** The postcode, five digits. */
  public String postcode() {
    return postcode;
  }

  /** Bikes that can be taken, at stations that do not rent too, as in the source. */
  public long totalBikes() {
    return totalBikes;
  }

  /** Mechanical bikes; with the electric ones they need not be the total. */
  public long mechanicalBikes() {
    return mechanicalBikes;
  }

  /** Electric bikes. */
  public long electricBikes() {
    return electricBikes;
  }

  /** Bikes at stations that are installed and renting. */
  public long rentableBikes() {
    return rentableBikes;
  }

  /** Free docks. */
  public long docksAvailable() {
    return docksAvailable;
  }

  /** How many stations are summed. */
  public int stations() {
    return stations;
  }

  /** The newest report of the stations, in seconds since 1970, or NOT_REPORTED. */
  public long lastReportedEpochSecond() {
    return lastReportedEpochSecond;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof PostcodeTotals)) {
      return false;
    }
    PostcodeTotals that = (PostcodeTotals) other;
    return postcode.equals(that.postcode)
        && totalBikes == that.totalBikes
        && mechanicalBikes == that.mechanicalBikes
        && electricBikes == that.electricBikes
        && rentableBikes == that.rentableBikes
        && docksAvailable == that.docksAvailable
        && stations == that.stations
        && lastReportedEpochSecond == that.lastReportedEpochSecond;
  }

  @Override
  public int hashCode() {
    return Objects.hash(postcode, totalBikes, mechanicalBikes, electricBikes, stations);
  }

  @Override
  public String toString() {
    return PostcodeTotalsJson.writeText(this);
  }
}
