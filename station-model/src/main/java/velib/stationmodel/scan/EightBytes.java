package velib.stationmodel.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes of a message as one word: a long whose lowest byte is the first. */
final class EightBytes {
  static final int LENGTH = Long.BYTES;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private EightBytes() {}

  /** The eight bytes from this index on; the array must have them. */
  static long at(byte[] bytes, int from) {
    return (long) LONGS.get(bytes, from);
  }

  /** The bytes between two indexes, at most eight, followed by zeros. */
  static long upTo(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length > 0 && to >= LENGTH) {
      return at(bytes, to - LENGTH) >>> (LENGTH - length) * 8; // drops the bytes before from
    }
    long word = 0;
    for (int at = to - 1; at >= from; at--) {
      word = word << 8 | (bytes[at] & 0xff);
    }
    return word;
  }

  /** A word that has this byte eight times. */
  static long of(int eightTimes) {
    return 0x0101010101010101L * eightTimes;
  }

  /** The index of the first byte of a word whose highest bit is set; 8 if there is none. */
  static int firstMarked(long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }
}
