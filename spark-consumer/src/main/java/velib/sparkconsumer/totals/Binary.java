package velib.sparkconsumer.totals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import velib.stationmodel.Position;
import velib.stationmodel.StationEntry;
import velib.stationmodel.StationStatus;

/**
 * The bytes of what passes the shuffle and of what the state keeps. Texts go as UTF-16 code units:
 * a code may be as long as a message, and may hold half a surrogate pair that UTF-8 cannot carry.
 */
public final class Binary {
  private Binary() {}

  /** What writes itself. */
  interface Writer {
    void write(DataOutput out) throws IOException;
  }

  /** What reads itself. */
  public interface Reader<T> {
    T read(DataInput in) throws IOException;
  }

  static byte[] write(Writer content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try {
      content.write(new DataOutputStream(bytes));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // memory has no I/O to fail
    }
    return bytes.toByteArray();
  }

  public static <T> T read(byte[] bytes, Reader<T> reader) {
    try {
      return reader.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    } catch (IOException truncated) {
      throw new UncheckedIOException(truncated);
    }
  }

  public static void writeBytes(DataOutput out, byte[] bytes) throws IOException {
    out.writeInt(bytes == null ? -1 : bytes.length);
    if (bytes != null) {
      out.write(bytes);
    }
  }

  public static byte[] readBytes(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      return null;
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  static void writeText(DataOutput out, String text) throws IOException {
    byte[] units = new byte[text.length() * Character.BYTES];
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      units[2 * i] = (byte) (unit >> Byte.SIZE);
      units[2 * i + 1] = (byte) unit;
    }
    out.writeInt(text.length());
    out.write(units);
  }

  static String readText(DataInput in) throws IOException {
    char[] text = new char[in.readInt()];
    byte[] units = new byte[text.length * Character.BYTES];
    in.readFully(units);
    for (int i = 0; i < text.length; i++) {
      text[i] = (char) (units[2 * i] << Byte.SIZE | units[2 * i + 1] & 0xff);
    }
    return new String(text);
  }

  static void writeEntry(DataOutput out, StationEntry entry) throws IOException {
    writeText(out, entry.feed());
    writeText(out, entry.stationCode());
    out.writeLong(entry.position().timestampMs());
    out.writeInt(entry.position().partition());
    out.writeLong(entry.position().offset());
    out.writeBoolean(entry.isRemoved());
    if (!entry.isRemoved()) {
      StationStatus status = entry.status();
      out.writeInt(status.bikes());
      out.writeInt(status.mechanicalBikes());
      out.writeInt(status.electricBikes());
      out.writeInt(status.docks());
      out.writeBoolean(status.rentable());
      out.writeLong(status.lastReportedEpochSecond());
    }
  }

  static StationEntry readEntry(DataInput in) throws IOException {
    String feed = readText(in);
    String stationCode = readText(in);
    Position position = new Position(in.readLong(), in.readInt(), in.readLong());
    if (in.readBoolean()) {
      return StationEntry.removed(feed, stationCode, position);
    }
    StationStatus status =
        new StationStatus(
            stationCode,
            in.readInt(),
            in.readInt(),
            in.readInt(),
            in.readInt(),
            in.readBoolean(),
            in.readLong());
    return StationEntry.reported(feed, position, status);
  }
}
