package velib.benchmarks.harness.broker;

/**
 * Watches from outside how far a topic has been read: when the first bytes, half of the bytes and
 * all bytes had left the broker.
 */
public final class ReadProgress implements AutoCloseable {
  private static final long PAUSE_MS = 20;

  private final BytesOut bytesOut;
  private final String topic;
  private final long before;
  private final long size;
  private final Thread thread = new Thread(this::watch, "read-progress");
  private volatile long firstNanos;
  private volatile long halfNanos;
  private volatile long allNanos;
  private volatile boolean closed;

  /**
   * Starts watching.
   *
   * @param size the topic's bytes
   */
  public ReadProgress(BenchBroker broker, String topic, long size) {
    bytesOut = broker.bytesOut();
    this.topic = topic;
    this.size = size;
    before = bytesOut.of(topic);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Returns the {@link System#nanoTime()} of the first bytes; 0 if none have left the broker yet.
   */
  public long firstNanos() {
    return firstNanos;
  }

  /** Returns the {@link System#nanoTime()} at which half of the bytes had left; 0 if not yet. */
  public long halfNanos() {
    return halfNanos;
  }

  /** Returns the {@link System#nanoTime()} at which all bytes had left; 0 if not yet. */
  public long allNanos() {
    return allNanos;
  }

  private void watch() {
    try {
      while (allNanos == 0 && !closed) {
        long read = bytesOut.of(topic) - before;
        long now = System.nanoTime();
        if (read > 0 && firstNanos == 0) {
          firstNanos = now;
        }
        if (read >= size / 2 && halfNanos == 0) {
          halfNanos = now;
        }
        if (read >= size) {
          allNanos = now;
        }
        Thread.sleep(PAUSE_MS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true; // An interrupt could hit the call to the broker.
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
