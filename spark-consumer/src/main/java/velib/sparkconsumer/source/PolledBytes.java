package velib.sparkconsumer.source;

/**
 * How much Kafka's consumer has unpacked since the reader asked it for a message. Each thread has
 * its own: the connector polls on the thread that asks.
 */
final class PolledBytes {
  /** More than a fetch of usual statuses unpacks to, and little beside the heap. */
  private static final int MOST = 8 << 20;

  private static final ThreadLocal<PolledBytes> OF_THREAD =
      ThreadLocal.withInitial(PolledBytes::new);

  private long bytes;
  private long keyBytes;

  private PolledBytes() {}

  static PolledBytes ofThisThread() {
    return OF_THREAD.get();
  }

  /** The reader asks for a message: if that takes a poll, it has unpacked nothing yet. */
  void begin() {
    bytes = 0;
    keyBytes = 0;
  }

  /**
   * Whether a poll has unpacked enough. It is never so at the first message of a poll, whatever its
   * size, or that message could not be read at all.
   */
  boolean areEnough() {
    return bytes >= MOST;
  }

  /** A message with a key begins, so the one before has ended. */
  void endMessage() {
    bytes += keyBytes;
    keyBytes = 0;
  }

  /** Adds a key. It counts when its message has ended, because its own value may follow. */
  void addKey(int length) {
    keyBytes = length;
  }

  void addValue(int length) {
    bytes += keyBytes + length;
    keyBytes = 0;
  }
}
