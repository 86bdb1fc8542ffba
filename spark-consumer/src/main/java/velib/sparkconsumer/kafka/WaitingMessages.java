package velib.sparkconsumer.kafka;

/** How many messages of the input topic are waiting to be read. Immutable, and so thread-safe. */
public final class WaitingMessages {
  private final long all;
  private final long behindOpenTransaction;

  /**
   * Creates the numbers.
   *
   * @param all up to the end of the topic
   * @param behindOpenTransaction those of them that cannot be read yet
   */
  public WaitingMessages(long all, long behindOpenTransaction) {
    this.all = all;
    this.behindOpenTransaction = behindOpenTransaction;
  }

  /** All messages up to the end of the topic that are not committed as read. */
  public long all() {
    return all;
  }

  /**
   * The messages from the first one of an open transaction on. A reader of committed messages gets
   * none of them, whoever sent them, before the transaction has ended.
   */
  public long behindOpenTransaction() {
    return behindOpenTransaction;
  }

  /** The messages that can be read now. */
  public long readable() {
    return Math.max(0, all - behindOpenTransaction);
  }
}
