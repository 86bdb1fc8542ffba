package velib.stationmodel;

import static velib.stationmodel.Quantity.DOCKS_AVAILABLE;
import static velib.stationmodel.Quantity.ELECTRIC_BIKES;
import static velib.stationmodel.Quantity.MECHANICAL_BIKES;
import static velib.stationmodel.Quantity.RENTABLE_BIKES;
import static velib.stationmodel.Quantity.STATIONS;
import static velib.stationmodel.Quantity.TOTAL_BIKES;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** What some stations have together: the sum of each {@link Quantity}, and the newest report. */
public final class StationSums {
  /** The sums over no station. */
  public static final StationSums NONE =
      new StationSums(0, 0, 0, 0, 0, 0, StationStatus.NOT_REPORTED);

  private static final Quantity[] QUANTITIES = Quantity.values();

  private final long[] sums; // by the quantities' ordinals
  private final long lastReportedEpochSecond;

  /**
   * Sums given one by one, in the order of {@link Quantity}.
   *
   * @param lastReportedEpochSecond the newest report of the stations, in seconds since 1970, or
   *     {@link StationStatus#NOT_REPORTED}
   */
  public StationSums(
      long totalBikes,
      long mechanicalBikes,
      long electricBikes,
      long rentableBikes,
      long docksAvailable,
      int stations,
      long lastReportedEpochSecond) {
    this(
        new long[] {
          totalBikes, mechanicalBikes, electricBikes, rentableBikes, docksAvailable, stations
        },
        lastReportedEpochSecond);
  }

  StationSums(long[] sums, long lastReportedEpochSecond) {
    this.sums = sums;
    this.lastReportedEpochSecond = lastReportedEpochSecond;
  }

  /** Adds up statuses, one for each station. */
  public static StationSums of(Iterable<StationStatus> statuses) {
    long[] sums = new long[QUANTITIES.length];
    long lastReported = StationStatus.NOT_REPORTED;
    for (StationStatus status : statuses) {
      sums[TOTAL_BIKES.ordinal()] += status.bikes();
      sums[MECHANICAL_BIKES.ordinal()] += status.mechanicalBikes();
      sums[ELECTRIC_BIKES.ordinal()] += status.electricBikes();
      sums[RENTABLE_BIKES.ordinal()] += status.rentable() ? status.bikes() : 0;
      sums[DOCKS_AVAILABLE.ordinal()] += status.docks();
      sums[STATIONS.ordinal()]++;
      lastReported = Math.max(lastReported, status.lastReportedEpochSecond());
    }
    return new StationSums(sums, lastReported);
  }

  /** Adds up the sums of several postcodes. */
  public static StationSums ofPostcodes(Iterable<PostcodeTotals> postcodes) {
    long[] sums = new long[QUANTITIES.length];
    long lastReported = StationStatus.NOT_REPORTED;
    for (PostcodeTotals postcode : postcodes) {
      postcode.sums().addTo(sums);
      lastReported = Math.max(lastReported, postcode.sums().lastReportedEpochSecond);
    }
    return new StationSums(sums, lastReported);
  }

  /** The sums over these stations and the other ones. */
  public StationSums plus(StationSums other) {
    long[] together = sums.clone();
    other.addTo(together);
    return new StationSums(
        together, Math.max(lastReportedEpochSecond, other.lastReportedEpochSecond));
  }

  private void addTo(long[] other) {
    for (int i = 0; i < sums.length; i++) {
      other[i] += sums[i];
    }
  }

  /** The sum of one quantity. */
  public long of(Quantity quantity) {
    return sums[quantity.ordinal()];
  }

  /** The sum of {@link Quantity#TOTAL_BIKES}. */
  public long totalBikes() {
    return of(TOTAL_BIKES);
  }

  /** The sum of {@link Quantity#MECHANICAL_BIKES}. */
  public long mechanicalBikes() {
    return of(MECHANICAL_BIKES);
  }

  /** The sum of {@link Quantity#ELECTRIC_BIKES}. */
  public long electricBikes() {
    return of(ELECTRIC_BIKES);
  }

  /** The sum of {@link Quantity#RENTABLE_BIKES}. */
  public long rentableBikes() {
    return of(RENTABLE_BIKES);
  }

  /** The sum of {@link Quantity#DOCKS_AVAILABLE}. */
  public long docksAvailable() {
    return of(DOCKS_AVAILABLE);
  }

  /** How many stations are summed. */
  public int stations() {
    return (int) of(STATIONS);
  }

  /**
   * The newest report of the stations, in seconds since 1970, or {@link
   * StationStatus#NOT_REPORTED}.
   */
  public long lastReportedEpochSecond() {
    return lastReportedEpochSecond;
  }

  /**
   * Writes 52 bytes, big-endian: each sum as a long in the order of {@link Quantity}, but the
   * number of stations as an int; then the newest report as a long.
   */
  public void write(DataOutput out) throws IOException {
    for (Quantity quantity : QUANTITIES) {
      if (quantity == STATIONS) {
        out.writeInt(stations());
      } else {
        out.writeLong(of(quantity));
      }
    }
    out.writeLong(lastReportedEpochSecond);
  }

  /** Reads what {@link #write} wrote. */
  public static StationSums read(DataInput in) throws IOException {
    long[] sums = new long[QUANTITIES.length];
    for (Quantity quantity : QUANTITIES) {
      sums[quantity.ordinal()] = quantity == STATIONS ? in.readInt() : in.readLong();
    }
    return new StationSums(sums, in.readLong());
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof StationSums)) {
      return false;
    }
    StationSums that = (StationSums) other;
    return Arrays.equals(sums, that.sums)
        && lastReportedEpochSecond == that.lastReportedEpochSecond;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sums);
  }

  @Override
  public String toString() {
    return StationSumsJson.writeText(this);
  }
}
