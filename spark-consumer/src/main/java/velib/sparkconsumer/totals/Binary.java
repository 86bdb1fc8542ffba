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
 * number            type      size         content
 *   groups of bits    byte[]    1 to 10      seven bits each, the lowest first; 0x80 says that more follow;
 *                                            a number that may be negative is written as zigzag: 0, -1, 1, -2 …
 *
 * station entry     type      size         content
 *   flags             byte      1            {@link #REMOVED}, {@link #RENTABLE}, {@link #REPORTED}, {@link #FEED}
 *   feed              short text             only with {@link #FEED}; otherwise it is velib
 *   station code      short text             the number of code units, then each code unit as a number
 *   partition         number                 of the message
 *   offset            number                 of the message
 *   running time      zigzag                 of the message, in milliseconds ({@code PartitionClock})
 *   bikes             number                 with {@link #REMOVED}, the entry ends before this
 *   mechanical        number
 *   electric          number
 *   docks             number
 *   last reported     zigzag                 epoch seconds; only with {@link #REPORTED}
 * </pre>
 *
 * <p>Texts are written as UTF-16 code units because a code can be as long as a message and can
 * contain half a surrogate pair, which UTF-8 cannot represent. The state in a checkpoint consists
 * of such bytes, so a change to them must raise {@link PostcodeState#VERSION}.
 */
public final class Binary {
  /** The flag of an entry that marks a removed station. */
  static final int REMOVED = 1;

  /** The flag of a station that rents bikes. */
  static final int RENTABLE = 2;

  /** The flag of a status that says when it was reported. */
  static final int REPORTED = 4;

  /** The flag of a station of another feed than {@link StationEntry#VELIB_FEED}. */
  static final int FEED = 8;

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

  /** Writes a number that is not negative. */
  static void writeNumber(DataOutput out, long number) throws IOException {
    long rest = number;
    while ((rest & ~0x7fL) != 0) {
      out.writeByte((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  static long readNumber(DataInput in) throws IOException {
    long number = 0;
    int shift = 0;
    byte next;
    do {
      next = in.readByte();
      number |= (next & 0x7fL) << shift;
      shift += 7;
    } while (next < 0);
    return number;
  }

  private static int readInt(DataInput in) throws IOException {
    return Math.toIntExact(readNumber(in));
  }

  static void writeZigzag(DataOutput out, long number) throws IOException {
    writeNumber(out, number << 1 ^ number >> 63);
  }

  static long readZigzag(DataInput in) throws IOException {
    long number = readNumber(in);
    return number >>> 1 ^ -(number & 1);
  }

  private static void writeShortText(DataOutput out, String text) throws IOException {
    writeNumber(out, text.length());
    for (int i = 0; i < text.length(); i++) {
      writeNumber(out, text.charAt(i));
    }
  }

  private static String readShortText(DataInput in) throws IOException {
    char[] text = new char[readInt(in)];
    for (int i = 0; i < text.length; i++) {
      text[i] = (char) readNumber(in);
    }
    return new String(text);
  }

  /** Writes a station entry as the table of this class says. */
  static void writeEntry(DataOutput out, StationEntry entry) throws IOException {
    StationStatus status = entry.status();
    boolean ofVelib = entry.feed().equals(StationEntry.VELIB_FEED);
    int flags = ofVelib ? 0 : FEED;
    if (status == null) {
      flags |= REMOVED;
    } else {
      flags |= status.rentable() ? RENTABLE : 0;
      flags |= status.lastReportedEpochSecond() == StationStatus.NOT_REPORTED ? 0 : REPORTED;
    }
    out.writeByte(flags);
    if (!ofVelib) {
      writeShortText(out, entry.feed());
    }
    writeShortText(out, entry.stationCode());
    writeNumber(out, entry.position().partition());
    writeNumber(out, entry.position().offset());
    writeZigzag(out, entry.position().runningMs());
    if (status != null) {
      writeNumber(out, status.bikes());
      writeNumber(out, status.mechanicalBikes());
      writeNumber(out, status.electricBikes());
      writeNumber(out, status.docks());
      if ((flags & REPORTED) != 0) {
        writeZigzag(out, status.lastReportedEpochSecond());
      }
    }
  }

  static StationEntry readEntry(DataInput in) throws IOException {
    int flags = in.readByte();
    String feed = (flags & FEED) != 0 ? readShortText(in) : StationEntry.VELIB_FEED;
    String stationCode = readShortText(in);
    int partition = readInt(in);
    long offset = readNumber(in);
    Position position = new Position(readZigzag(in), partition, offset);
    if ((flags & REMOVED) != 0) {
      return StationEntry.removed(feed, stationCode, position);
    }
    StationStatus status =
        new StationStatus(
            stationCode,
            readInt(in),
            readInt(in),
            readInt(in),
            readInt(in),
            (flags & RENTABLE) != 0,
            (flags & REPORTED) != 0 ? readZigzag(in) : StationStatus.NOT_REPORTED);
    return StationEntry.reported(feed, position, status);
  }
}
