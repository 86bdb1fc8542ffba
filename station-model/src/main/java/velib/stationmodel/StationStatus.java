package velib.stationmodel;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/** What one message says about one station: its bikes and docks, and whether it rents. */
public final class StationStatus {
  /** The value of {@link #lastReportedEpochSecond()} if the message has no usable time. */
  public static final long NOT_REPORTED = Long.MIN_VALUE;

  /** The greatest count of bikes or docks that a status may have; more counts as an error. */
  public static final int MAX_COUNT = 100_000;

  private static final long YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
  private static final long YEAR_2100 = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();

  private final String stationCode;
  private final int bikes;
  private final int mechanicalBikes;
  private final int electricBikes;
  private final int docks;
  private final boolean rentable;
  private final long lastReportedEpochSecond;

  /**
   * A status whose counts have been checked, as {@link StationStatusReader} does.
   *
   * @param bikes bikes that can be taken, of all types; need not be the sum of the two types
   * @param rentable whether the station is installed and renting
   * @param lastReportedEpochSecond seconds since 1970, or {@link #NOT_REPORTED}
   */
  public StationStatus(
      String stationCode,
      int bikes,
      int mechanicalBikes,
      int electricBikes,
      int docks,
      boolean rentable,
      long lastReportedEpochSecond) {
    this.stationCode = Objects.requireNonNull(stationCode);
    this.bikes = bikes;
    this.mechanicalBikes = mechanicalBikes;
    this.electricBikes = electricBikes;
    this.docks = docks;
    this.rentable = rentable;
    this.lastReportedEpochSecond = lastReportedEpochSecond;
  }

  /** The second itself if it is from 2000 to 2100, otherwise {@link #NOT_REPORTED}. */
  public static long usableEpochSecond(long second) {
    return second >= YEAR_2000 && second <= YEAR_2100 ? second : NOT_REPORTED;
  }

  /**
   * The whole code, such as {@code 16107} or {@code 16107_relais}, which identifies the station.
   */
  public String stationCode() {
    return stationCode;
  }

  /** Bikes that can be taken, 0 to {@link #MAX_COUNT}. */
  public int bikes() {
    return bikes;
  }

  /** Mechanical bikes that can be taken, 0 to {@link #MAX_COUNT}. */
  public int mechanicalBikes() {
    return mechanicalBikes;
  }

  /** Electric bikes that can be taken, 0 to {@link #MAX_COUNT}. */
  public int electricBikes() {
    return electricBikes;
  }

  /** Free docks, 0 to {@link #MAX_COUNT}. */
  public int docks() {
    return docks;
  }

  /** Whether the station is installed and renting. */
  public boolean rentable() {
    return rentable;
  }

  /** When the station last reported, in seconds since 1970, or {@link #NOT_REPORTED}. */
  public long lastReportedEpochSecond() {
    return lastReportedEpochSecond;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof StationStatus)) {
      return false;
    }
    StationStatus that = (StationStatus) other;
    return stationCode.equals(that.stationCode)
        && bikes == that.bikes
        && mechanicalBikes == that.mechanicalBikes
        && electricBikes == that.electricBikes
        && docks == that.docks
        && rentable == that.rentable
        && lastReportedEpochSecond == that.lastReportedEpochSecond;
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        stationCode,
        bikes,
        mechanicalBikes,
        electricBikes,
        docks,
        rentable,
        lastReportedEpochSecond);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "station %s: %d bikes (%d mechanical, %d electric), %d docks%s, last reported %s",
        stationCode,
        bikes,
        mechanicalBikes,
        electricBikes,
        docks,
        rentable ? "" : ", not renting",
        lastReportedEpochSecond == NOT_REPORTED ? "never" : "at " + lastReportedEpochSecond);
  }
}
