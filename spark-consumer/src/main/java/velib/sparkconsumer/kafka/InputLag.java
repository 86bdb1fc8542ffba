package velib.sparkconsumer.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many messages of the input topic wait: its end minus what is committed as read. Kafka is
 * asked when somebody wants to know, through a client that stays open and has no thread of its own.
 */
public final class InputLag implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(InputLag.class);

  /** Whoever asks has a deadline of its own: a scrape usually 10 s, a health check as well. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ConsumerKafka kafka;
  private final ReentrantLock lock = new ReentrantLock();
  private KafkaConsumer<byte[], byte[]> client;
  private boolean closed;

  /** Nothing is asked or opened yet. */
  public InputLag(ConsumerKafka kafka) {
    this.kafka = kafka;
  }

  /**
   * How many messages wait now, over all partitions; empty where Kafka does not answer within two
   * seconds.
   */
  public OptionalLong messages() {
    Deadline deadline = new Deadline();
    try {
      if (!lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return OptionalLong.empty();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return OptionalLong.empty();
    }
    try {
      return closed ? OptionalLong.empty() : OptionalLong.of(ask(deadline));
    } catch (KafkaException unanswered) {
      log.debug("Kafka does not say how many messages wait", unanswered);
      closeClient(); // one of its own may hang on an address that is no longer the broker's
      return OptionalLong.empty();
    } finally {
      lock.unlock();
    }
  }

  private long ask(Deadline deadline) {
    if (client == null) {
      client = kafka.committedConsumer();
    }
    List<TopicPartition> partitions =
        ConsumerKafka.partitions(
            client.partitionsFor(kafka.inputTopic(), deadline.left()), kafka.inputTopic());
    Map<TopicPartition, Long> ends = client.endOffsets(partitions, deadline.left());
    Map<TopicPartition, Long> read = new HashMap<>();
    client
        .committed(ends.keySet(), deadline.left())
        .forEach((partition, offset) -> note(read, partition, offset));
    if (!read.keySet().containsAll(partitions)) {
      // What nothing was read of yet waits from its beginning on.
      client.beginningOffsets(partitions, deadline.left()).forEach(read::putIfAbsent);
    }
    return partitions.stream()
        .mapToLong(partition -> Math.max(0, ends.get(partition) - read.get(partition)))
        .sum();
  }

  private static void note(
      Map<TopicPartition, Long> read, TopicPartition partition, OffsetAndMetadata offset) {
    if (offset != null) {
      read.put(partition, offset.offset());
    }
  }

  private void closeClient() {
    if (client != null) {
      client.close(Duration.ZERO);
      client = null;
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      closeClient();
    } finally {
      lock.unlock();
    }
  }

  /** What is left of the time for all questions together. */
  private static final class Deadline {
    private final long endNanos = System.nanoTime() + PATIENCE.toNanos();

    Duration left() {
      return Duration.ofNanos(Math.max(1, endNanos - System.nanoTime()));
    }
  }
}
