package velib.sparkconsumer;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Comparator;

/** A message that cannot be counted, as it was, and why. */
final class DeadLetter {
  /** By where they stand on the input topic. */
  static final Comparator<DeadLetter> IN_ORDER =
      Comparator.<DeadLetter>comparingInt(letter -> letter.partition)
          .thenComparingLong(letter -> letter.offset);

  final byte[] key;
  final byte[] value;
  final String reason;
  final String explanation;
  final int partition;
  final long offset;

  /**
   * A dead letter.
   *
   * @param key the original key, null where the message had none
   * @param value the original bytes, null for a removal
   * @param reason a stable word such as {@code not-json}
   * @param explanation a sentence for a person
   */
  DeadLetter(
      byte[] key, byte[] value, String reason, String explanation, int partition, long offset) {
    this.key = key;
    this.value = value;
    this.reason = reason;
    this.explanation = explanation;
    this.partition = partition;
    this.offset = offset;
  }

  /** Place and reason come first, so that they are found without the rest being read. */
  void write(DataOutput out) throws IOException {
    out.writeInt(partition);
    out.writeLong(offset);
    Binary.writeText(out, reason);
    Binary.writeText(out, explanation);
    Binary.writeBytes(out, key);
    Binary.writeBytes(out, value);
  }

  static DeadLetter read(DataInput in) throws IOException {
    int partition = in.readInt();
    long offset = in.readLong();
    String reason = Binary.readText(in);
    String explanation = Binary.readText(in);
    byte[] key = Binary.readBytes(in);
    byte[] value = Binary.readBytes(in);
    return new DeadLetter(key, value, reason, explanation, partition, offset);
  }

  /** The offset of a dead letter in bytes. */
  static long offsetIn(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getLong(Integer.BYTES);
  }

  /** The reason of a dead letter in bytes. */
  static String reasonIn(byte[] bytes) {
    return Binary.read(
        bytes,
        in -> {
          in.skipBytes(Integer.BYTES + Long.BYTES);
          return Binary.readText(in);
        });
  }
}
