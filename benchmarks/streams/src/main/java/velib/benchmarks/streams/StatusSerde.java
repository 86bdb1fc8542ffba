package velib.benchmarks.streams;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import velib.stationmodel.StationStatus;

/** Writes a status as 25 bytes followed by the station's code. */
final class StatusSerde {
  private static final int NUMBERS = 4 * Integer.BYTES + 1 + Long.BYTES;

  private StatusSerde() {}

  static Serde<StationStatus> serde() {
    return Serdes.serdeFrom(
        (topic, status) -> status == null ? null : write(status),
        (topic, bytes) -> bytes == null ? null : read(bytes));
  }

  private static byte[] write(StationStatus status) {
    byte[] code = status.stationCode().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(NUMBERS + code.length)
        .putInt(status.bikes())
        .putInt(status.mechanicalBikes())
        .putInt(status.electricBikes())
        .putInt(status.docks())
        .put((byte) (status.rentable() ? 1 : 0))
        .putLong(status.lastReportedEpochSecond())
        .put(code)
        .array();
  }

  private static StationStatus read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    String code = new String(bytes, NUMBERS, bytes.length - NUMBERS, StandardCharsets.UTF_8);
    return new StationStatus(
        code, in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.get() == 1, in.getLong());
  }
}
