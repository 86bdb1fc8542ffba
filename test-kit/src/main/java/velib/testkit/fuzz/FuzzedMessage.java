package velib.testkit.fuzz;

/** A message to be written to the topic; key and value may be null. */
public final class FuzzedMessage {
  private final byte[] key;
  private final byte[] value;

  FuzzedMessage(byte[] key, byte[] value) {
    this.key = key;
    this.value = value;
  }

  /** The key, or null. */
  public byte[] key() {
    return key == null ? null : key.clone();
  }

  /** The value, or null. */
  public byte[] value() {
    return value == null ? null : value.clone();
  }
}
