package velib.dashboard.kafka;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The messages of the input topic that the job has not read yet: their number and oldest age. */
public final class UnreadMessages {
  private static final int MOST_NOTES = 1_000;

  private final Map<TopicPartition, Deque<Arrival>> arrivals = new HashMap<>();
  private Map<TopicPartition, Long> committed = Map.of();
  private boolean known;

  /** Messages that arrived within a second: their last offset and their oldest timestamp. */
  private static final class Arrival {
    private long lastOffset;
    private final long timestampMs;

    Arrival(long lastOffset, long timestampMs) {
      this.lastOffset = lastOffset;
      this.timestampMs = timestampMs;
    }
  }

  /** Notes messages that have arrived on the input topic, in order per partition. */
  public synchronized void arrived(List<ConsumerRecord<byte[], byte[]>> messages) {
    for (ConsumerRecord<byte[], byte[]> message : messages) {
      Deque<Arrival> notes =
          arrivals.computeIfAbsent(
              new TopicPartition(message.topic(), message.partition()), p -> new ArrayDeque<>());
      Arrival last = notes.peekLast();
      if (last != null
          && (message.timestamp() < last.timestampMs + 1_000 || notes.size() >= MOST_NOTES)) {
        last.lastOffset =
            message
                .offset(); // keeps the older timestamp: messages never look younger than they are
      } else {
        notes.addLast(new Arrival(message.offset(), message.timestamp()));
      }
    }
    forgetRead();
  }

  /** Takes the offset of each partition that the job has committed, the next one to read. */
  synchronized void read(Map<TopicPartition, Long> next) {
    committed = Map.copyOf(next);
    known = true;
    forgetRead();
  }

  private void forgetRead() {
    arrivals.forEach(
        (partition, notes) -> {
          long next = committed.getOrDefault(partition, 0L);
          while (!notes.isEmpty() && notes.peekFirst().lastOffset < next) {
            notes.removeFirst();
          }
        });
  }

  /** Forgets all messages, since the topic was recreated. */
  public synchronized void forget() {
    arrivals.clear();
    committed = Map.of();
    known = false;
  }

  /** The Kafka timestamp of the oldest unread message, or one a moment before it. */
  public synchronized Optional<Long> oldestMs() {
    return known
        ? arrivals.values().stream()
            .filter(notes -> !notes.isEmpty())
            .map(notes -> notes.peekFirst().timestampMs)
            .min(Long::compare)
        : Optional.empty();
  }

  /** The number of unread messages, given the ends of the partitions; empty while unknown. */
  public synchronized Optional<Long> count(Map<TopicPartition, Long> ends) {
    if (!known) {
      return Optional.empty();
    }
    long count = 0;
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      count += Math.max(0, end.getValue() - committed.getOrDefault(end.getKey(), 0L));
    }
    return Optional.of(count);
  }
}
