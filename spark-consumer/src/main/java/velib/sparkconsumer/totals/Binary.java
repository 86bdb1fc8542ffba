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
 * Reads and writes what passes the shuffle and what the state keeps as bytes. The fields have this
 * order, with nothing between them; numbers are big-endian, and a boolean is one byte, 1 for true.
 *
 * <pre>
 * bytes             type      size         content
 *   length          int       4            -1 for null
 *   bytes           byte[]    length
 *
 * text              type      size         content
 *   length          int       4            the number of code units
 *   code units      char[]    2 * length   UTF-16
 *
 * station entry     type      size         content
 *   feed            text      4 + 2 * n
 *   station code    text      4 + 2 * n
 *   timestamp       long      8            of the message, in epoch milliseconds
 *   partition       int       4            of the message
 *   offset          long      8            of the message
 *   removed         boolean   1            if true, the entry ends here
 *   bikes           int       4
 *   mechanical      int       4
 *   electric        int       4
 *   docks           int       4
 *   rentable        boolean   1
 *   last reported   long      8            epoch seconds, or {@link StationStatus#NOT_REPORTED}
 * </pre>
 *
 * <p>Texts are written as UTF-16 code units because a code can be as long as a message and can
 * contain half a surrogate pair, which UTF-8 cannot represent. The state in a checkpoint consists
 * of these bytes, so a change to them must raise {@link PostcodeState#VERSION}.
 */
public final class Binary {
  private Binary() {}

  /** Writes one value. */
  interface Writer {
    void write(DataOutput out) throws IOException;
  }

  /** Reads one value. */
  public interface Reader<T> {
    T read(DataInput in) throws IOException;
  }

  /** Returns the bytes of a value. */
  static byte[] write(Writer content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try {
      content.write(new DataOutputStream(bytes));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // writing to memory cannot fail
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a value from its bytes.
   *
   * @throws UncheckedIOException if the bytes end before the value does
   */
  public static <T> T read(byte[] bytes, Reader<T> reader) {
    try {
      return reader.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    } catch (IOException truncated) {
      throw new UncheckedIOException(truncated);
    }
  }

  /** Writes bytes, which may be null, as the table of this class says. */
  public static void writeBytes(DataOutput out, byte[] bytes) throws IOException {
    out.writeInt(bytes == null ? -1 : bytes.length);
    if (bytes != null) {
      out.write(bytes);
    }
  }

  /** Reads what {@link #writeBytes} has written; returns null if that was null. */
  public static byte[] readBytes(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      return null;
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  /** Writes a text as the table of this class says. */
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

  /** Writes a station entry as the table of this class says. */
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
