package velib.dashboard.kafka;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Asks Kafka how far the job has read the input topic, and whether an open transaction holds it up.
 * Not thread-safe.
 */
public final class JobProgress implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Supplier<Consumer<byte[], byte[]>> clients;
  private final Supplier<Map<TopicPartition, Long>> readable;
  private final UnreadMessages unread;
  private final OpenTransactions transactions;
  private final Clock clock;
  private Consumer<byte[], byte[]> client;

  /**
   * Progress of which nothing is known yet.
   *
   * @param clients opens a client in the job's consumer group that sees uncommitted messages
   * @param readable up to where a reader of committed messages gets each partition of the topic
   * @param unread told what the job has read
   * @param transactions told where the topic ends
   */
  public JobProgress(
      Supplier<Consumer<byte[], byte[]>> clients,
      Supplier<Map<TopicPartition, Long>> readable,
      UnreadMessages unread,
      OpenTransactions transactions,
      Clock clock) {
    this.clients = clients;
    this.readable = readable;
    this.unread = unread;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Asks once; if no answer comes, the last known progress stays. */
  public void check() {
    Map<TopicPartition, Long> committed = readable.get();
    Set<TopicPartition> asked = committed.keySet();
    if (asked.isEmpty()) {
      return;
    }
    try {
      if (client == null) {
        client = clients.get();
      }
      Map<TopicPartition, Long> next = new HashMap<>();
      client
          .committed(asked, PATIENCE)
          .forEach(
              (partition, offset) -> {
                if (offset != null) {
                  next.put(partition, offset.offset());
                }
              });
      unread.read(next);
      transactions.observe(committed, client.endOffsets(asked, PATIENCE), clock.instant());
    } catch (KafkaException away) {
      close(); // the followers report since when
    }
  }

  @Override
  public void close() {
    if (client != null) {
      client.close(Duration.ZERO);
      client = null;
    }
  }
}
