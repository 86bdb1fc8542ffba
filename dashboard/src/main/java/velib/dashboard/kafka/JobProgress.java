package velib.dashboard.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Asks Kafka how far the job has read the input topic. Not thread-safe. */
public final class JobProgress implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Supplier<Consumer<byte[], byte[]>> clients;
  private final Supplier<Set<TopicPartition>> partitions;
  private final UnreadMessages unread;
  private Consumer<byte[], byte[]> client;

  /**
   * Progress of which nothing is known yet.
   *
   * @param clients opens a client in the job's consumer group
   * @param partitions the partitions of the input topic
   * @param unread told what the job has read
   */
  public JobProgress(
      Supplier<Consumer<byte[], byte[]>> clients,
      Supplier<Set<TopicPartition>> partitions,
      UnreadMessages unread) {
    this.clients = clients;
    this.partitions = partitions;
    this.unread = unread;
  }

  /** Asks once; if no answer comes, the last known progress stays. */
  public void check() {
    Set<TopicPartition> asked = partitions.get();
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
