package velib.benchmarks.streams;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.StationStatus;
import velib.stationmodel.StationSums;

/**
 * A postcode's totals, to which statuses are added and from which they are subtracted. A maximum
 * cannot be subtracted from, so the last report is the newest ever seen. That is right as long as
 * no station reports an earlier time than before, which holds in the benchmark.
 */
final class RunningTotals {
  private static final int BYTES = 6 * Long.BYTES + Integer.BYTES;

  private final long bikes;
  private final long mechanical;
  private final long electric;
  private final long rentable;
  private final long docks;
  private final int stations;
  private final long lastReported;

  RunningTotals() {
    this(0, 0, 0, 0, 0, 0, StationStatus.NOT_REPORTED);
  }

  private RunningTotals(
      long bikes,
      long mechanical,
      long electric,
      long rentable,
      long docks,
      int stations,
      long lastReported) {
    this.bikes = bikes;
    this.mechanical = mechanical;
    this.electric = electric;
    this.rentable = rentable;
    this.docks = docks;
    this.stations = stations;
    this.lastReported = lastReported;
  }

  RunningTotals plus(StationStatus status) {
    return changed(status, 1);
  }

  RunningTotals minus(StationStatus status) {
    return changed(status, -1);
  }

  PostcodeTotals of(String postcode) {
    return new PostcodeTotals(
        postcode,
        new StationSums(bikes, mechanical, electric, rentable, docks, stations, lastReported));
  }

  static Serde<RunningTotals> serde() {
    return Serdes.serdeFrom(
        (topic, totals) -> totals == null ? null : totals.write(),
        (topic, bytes) -> bytes == null ? null : read(ByteBuffer.wrap(bytes)));
  }

  private RunningTotals changed(StationStatus status, int sign) {
    return new RunningTotals(
        bikes + sign * status.bikes(),
        mechanical + sign * status.mechanicalBikes(),
        electric + sign * status.electricBikes(),
        rentable + (status.rentable() ? sign * status.bikes() : 0),
        docks + sign * status.docks(),
        stations + sign,
        Math.max(lastReported, status.lastReportedEpochSecond()));
  }

  private byte[] write() {
    return ByteBuffer.allocate(BYTES)
        .putLong(bikes)
        .putLong(mechanical)
        .putLong(electric)
        .putLong(rentable)
        .putLong(docks)
        .putInt(stations)
        .putLong(lastReported)
        .array();
  }

  private static RunningTotals read(ByteBuffer in) {
    return new RunningTotals(
        in.getLong(),
        in.getLong(),
        in.getLong(),
        in.getLong(),
        in.getLong(),
        in.getInt(),
        in.getLong());
  }
}
