package velib.sparkconsumer.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The number of messages of the input topic that are waiting: its end minus what the job has read,
 * by the offsets that are committed. Kafka is asked only when somebody wants to know, through
 * clients that are opened by the first question, stay open, and have no thread of their own.
 *
 * <p>Thread-safe: scrapes and health checks come on threads of the HTTP server, and a lock lets one
 * of them at a time use the clients.
 */
public final class InputLag implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InputLag.class);

  /** The callers have deadlines too: a scrape usually 10 s, and so does a health check. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ConsumerKafka kafka;
  private final ReentrantLock lock = new ReentrantLock();

  /** Sees the end of the topic. */
  private KafkaConsumer<byte[], byte[]> client;

  /** Sees only what comes before the first open transaction. */
  private KafkaConsumer<byte[], byte[]> committed;

  private boolean closed;

  public InputLag(ConsumerKafka kafka) {
    this.kafka = kafka;
  }

  /**
   * The messages that are waiting now, over all partitions; empty if Kafka does not answer within
   * two seconds, and after {@link #close}.
   */
  public Optional<WaitingMessages> messages() {
    Deadline deadline = new Deadline();
    try {
      if (!lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      return closed ? Optional.empty() : Optional.of(ask(deadline));
    } catch (KafkaException unanswered) {
      LOG.debug("Kafka did not say how many messages are waiting", unanswered);
      closeClients(); // they may be stuck on an address that is no longer the broker's
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private WaitingMessages ask(Deadline deadline) {
    if (client == null) {
      committed = kafka.consumer(IsolationLevel.READ_COMMITTED);
      client = kafka.consumer(IsolationLevel.READ_UNCOMMITTED);
    }
    List<TopicPartition> partitions =
        ConsumerKafka.partitions(
            client.partitionsFor(kafka.inputTopic(), deadline.left()), kafka.inputTopic());
    Map<TopicPartition, Long> ends = client.endOffsets(partitions, deadline.left());
    // Asked after the ends: what arrives in between is not taken for held up.
    Map<TopicPartition, Long> readable = committed.endOffsets(partitions, deadline.left());
    Map<TopicPartition, Long> read = new HashMap<>();
    client
        .committed(ends.keySet(), deadline.left())
        .forEach((partition, offset) -> note(read, partition, offset));
    if (!read.keySet().containsAll(partitions)) {
      // In a partition without a committed offset, all messages are waiting.
      client.beginningOffsets(partitions, deadline.left()).forEach(read::putIfAbsent);
    }
    return new WaitingMessages(sumOfDistances(read, ends), sumOfDistances(readable, ends));
  }

  /** An end may be older than the offset that it is compared with: that is no distance. */
  private static long sumOfDistances(
      Map<TopicPartition, Long> from, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - from.get(end.getKey())))
        .sum();
  }

  private static void note(
      Map<TopicPartition, Long> read, TopicPartition partition, OffsetAndMetadata offset) {
    if (offset != null) {
      read.put(partition, LastWrittenBatch.readUpTo(offset));
    }
  }

  private void closeClients() {
    if (client != null) {
      client.close(Duration.ZERO);
      client = null;
    }
    if (committed != null) {
      committed.close(Duration.ZERO);
      committed = null;
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      closeClients();
    } finally {
      lock.unlock();
    }
  }

  /** The time that is left for all requests of one call together. */
  private static final class Deadline {
    private final long endNanos = System.nanoTime() + PATIENCE.toNanos();

    Duration left() {
      return Duration.ofNanos(Math.max(1, endNanos - System.nanoTime()));
    }
  }
}
