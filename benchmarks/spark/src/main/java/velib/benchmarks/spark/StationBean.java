package velib.benchmarks.spark;

import java.io.Serializable;
import velib.stationmodel.StationStatus;

/** A station's status as a bean, which is what Spark's encoder needs. */
public final class StationBean implements Serializable {
  private static final long serialVersionUID = 1;

  private String stationCode;
  private String postcode;
  private int bikes;
  private int mechanical;
  private int electric;
  private int docks;
  private boolean rentable;
  private long lastReported;
  private long timestampMs;
  private int partition;
  private long offset;

  StationStatus status() {
    return new StationStatus(
        stationCode, bikes, mechanical, electric, docks, rentable, lastReported);
  }

  /** Returns whether this one counts instead of another one of the same station. */
  boolean isAfter(StationBean other) {
    if (timestampMs != other.timestampMs) {
      return timestampMs > other.timestampMs;
    }
    return partition != other.partition ? partition > other.partition : offset > other.offset;
  }

  /** The whole station code. */
  public String getStationCode() {
    return stationCode;
  }

  public void setStationCode(String stationCode) {
    this.stationCode = stationCode;
  }

  /** The postcode that the code resolves to. */
  public String getPostcode() {
    return postcode;
  }

  public void setPostcode(String postcode) {
    this.postcode = postcode;
  }

  /** Bikes that can be taken. */
  public int getBikes() {
    return bikes;
  }

  public void setBikes(int bikes) {
    this.bikes = bikes;
  }

  /** Mechanical bikes. */
  public int getMechanical() {
    return mechanical;
  }

  public void setMechanical(int mechanical) {
    this.mechanical = mechanical;
  }

  /** Electric bikes. */
  public int getElectric() {
    return electric;
  }

  public void setElectric(int electric) {
    this.electric = electric;
  }

  /** Free docks. */
  public int getDocks() {
    return docks;
  }

  public void setDocks(int docks) {
    this.docks = docks;
  }

  /** Whether the station is installed and renting. */
  public boolean isRentable() {
    return rentable;
  }

  public void setRentable(boolean rentable) {
    this.rentable = rentable;
  }

  /** When it last reported, in seconds since 1970. */
  public long getLastReported() {
    return lastReported;
  }

  public void setLastReported(long lastReported) {
    this.lastReported = lastReported;
  }

  /** The message's time on the topic. */
  public long getTimestampMs() {
    return timestampMs;
  }

  public void setTimestampMs(long timestampMs) {
    this.timestampMs = timestampMs;
  }

  /** The message's partition. */
  public int getPartition() {
    return partition;
  }

  public void setPartition(int partition) {
    this.partition = partition;
  }

  /** The message's offset. */
  public long getOffset() {
    return offset;
  }

  public void setOffset(long offset) {
    this.offset = offset;
  }
}
