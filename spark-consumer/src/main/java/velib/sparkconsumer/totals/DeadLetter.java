package velib.sparkconsumer.totals;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Comparator;

/** A message that cannot be counted, as it was, and why. */
public final class DeadLetter {
  /** By where they stand on the input topic. */
  public static final Comparator<DeadLetter> IN_ORDER =
      Comparator.<DeadLetter>comparingInt(letter -> letter.partition)
          .thenComparingLong(letter -> letter.offset);

  private final byte[] key;
  private final byte[] value;
  private final String reason;
  private final String explanation;
  private final int partition;
  private final long offset;

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

  /** The original key; null if the message had none. */
  public byte[] key() {
    return key;
  }

  /** The original bytes; null for a removal. */
  public byte[] value() {
    return value;
  }

  /** A stable word such as {@code not-json}. */
  public String reason() {
    return reason;
  }

  /** A sentence for a person. */
  public String explanation() {
    return explanation;
  }

  /** The partition of the input topic that the message is in. */
  public int partition() {
    return partition;
  }

  /** The offset of the message in its partition. */
  public long offset() {
    return offset;
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

  /** Reads what {@link #write} has written. */
  public static DeadLetter read(DataInput in) throws IOException {
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
  public static String reasonIn(byte[] bytes) {
    return Binary.read(
        bytes,
        in -> {
          in.skipBytes(Integer.BYTES + Long.BYTES);
          return Binary.readText(in);
        });
  }
}
