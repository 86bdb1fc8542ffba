package velib.sparkconsumer;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A message that cannot be counted, as it was, and why. */
final class DeadLetter {
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

  void write(DataOutput out) throws IOException {
    Binary.writeBytes(out, key);
    Binary.writeBytes(out, value);
    Binary.writeText(out, reason);
    Binary.writeText(out, explanation);
    out.writeInt(partition);
    out.writeLong(offset);
  }

  static DeadLetter read(DataInput in) throws IOException {
    return new DeadLetter(
        Binary.readBytes(in),
        Binary.readBytes(in),
        Binary.readText(in),
        Binary.readText(in),
        in.readInt(),
        in.readLong());
  }
}
