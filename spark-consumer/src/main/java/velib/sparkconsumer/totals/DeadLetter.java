package velib.sparkconsumer.totals;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Comparator;

/** A message that cannot be counted, with its original content and the reason. */
public final class DeadLetter {
  /** The order of the messages on the input topic, by partition and offset. */
  public static final Comparator<DeadLetter> IN_ORDER =
      Comparator.<DeadLetter>comparingInt(letter -> letter.partition)
          .thenComparingLong(letter -> letter.offset);

  private final byte[] key;
  private final byte[] value;
  private final String reason;
  private final String explanation;
  private final int partition;
  private final long offset;

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

  /** The original value; null for a removal. */
  public byte[] value() {
    return value;
  }

  /** The reason, as a word that does not change, such as {@code not-json}. */
  public String reason() {
    return reason;
  }

  /** The reason in detail, as a sentence for a person. */
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

  /** Writes position and reason first, so that they can be read without the rest. */
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

  /** Reads only the offset from the bytes of a dead letter. */
  public static long offsetIn(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getLong(Integer.BYTES);
  }

  /** Reads only the reason from the bytes of a dead letter. */
  public static String reasonIn(byte[] bytes) {
    return Binary.read(
        bytes,
        in -> {
          in.skipBytes(Integer.BYTES + Long.BYTES);
          return Binary.readText(in);
        });
  }
}
