package velib.dashboard.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import velib.settings.RootCause;

/**
 * Reads all partitions of a topic without end, in a thread of its own, and resumes where it was
 * after Kafka was away. No exception ends it. It joins no group and commits nothing: after a
 * restart it reads all again.
 */
public final class TopicFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration REFRESH_INTERVAL = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long PAUSE_MS = 1_000;

  private final String topic;
  private final Supplier<Consumer<byte[], byte[]>> clients;
  private final Supplier<Instant> begin;
  private final TopicListener listener;
  private final Thread thread;
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private volatile Consumer<byte[], byte[]> client;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean caughtUp;
  private volatile boolean ended;
  private volatile Instant awaySince;
  private volatile Map<TopicPartition, Long> ends = Map.of();

  /**
   * A follower that is not started yet.
   *
   * @param clients opens a client that resets no offsets and reads committed messages
   * @param begin the Kafka timestamp to start from; null to start from the beginning
   */
  public TopicFollower(
      String topic,
      Supplier<Consumer<byte[], byte[]>> clients,
      Supplier<Instant> begin,
      TopicListener listener) {
    this.topic = topic;
    this.clients = clients;
    this.begin = begin;
    this.listener = listener;
    thread = new Thread(this::run, "follows-" + topic);
  }

  /** Starts to read. */
  public void start() {
    thread.start();
  }

  /** Whether the topic has been read to its end once. */
  public boolean hasCaughtUp() {
    return caughtUp;
  }

  /** Whether it has ended by a fault, so that only a restart of the program helps. */
  public boolean hasEnded() {
    return ended;
  }

  /** Since when the topic cannot be read; empty while it can. */
  public Optional<Instant> awaySince() {
    return Optional.ofNullable(awaySince);
  }

  /** Up to where committed messages can be read in each partition, as of a moment ago. */
  public Map<TopicPartition, Long> ends() {
    return ends;
  }

  private void run() {
    try {
      while (!isClosed()) {
        try (Consumer<byte[], byte[]> opened = clients.get()) {
          client = opened;
          follow(opened);
        } catch (WakeupException stopped) {
          return;
        } catch (RuntimeException away) { // whatever it is, the next attempt may succeed
          noteAbsence(RootCause.inOneLine(away));
          pause();
        }
      }
    } finally {
      if (!isClosed()) { // by an Error, which no attempt can mend
        awaySince = Instant.now();
        ended = true;
      }
    }
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    Set<TopicPartition> partitions = Set.of();
    long refreshNs = System.nanoTime();
    while (!isClosed()) {
      if (System.nanoTime() - refreshNs >= 0) {
        Set<TopicPartition> now = partitions(consumer);
        if (!now.equals(partitions)) {
          partitions = now;
          assign(consumer, partitions);
        }
        ends = consumer.endOffsets(partitions, PATIENCE);
        refreshNs = System.nanoTime() + REFRESH_INTERVAL.toNanos();
      }
      if (partitions.isEmpty()) {
        noteAbsence("there is no topic " + topic);
        pause();
      } else {
        read(consumer);
      }
    }
  }

  private void read(Consumer<byte[], byte[]> consumer) {
    try {
      List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
      consumer.poll(POLL).forEach(messages::add);
      if (!messages.isEmpty()) {
        deliver(messages);
      }
      noteReturn();
      positions.replaceAll((partition, position) -> consumer.position(partition));
      caughtUp |=
          ends.entrySet().stream()
              .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    } catch (OffsetOutOfRangeException recreated) {
      LOG.warn("Topic {} was recreated or truncated: reading it again from its beginning", topic);
      positions.clear();
      listener.onRecreated();
      assign(consumer, Set.copyOf(consumer.assignment()));
    }
  }

  /** A message that the listener cannot take is skipped, or it would be read again for ever. */
  private void deliver(List<ConsumerRecord<byte[], byte[]>> messages) {
    try {
      listener.onMessages(messages);
    } catch (RuntimeException fault) {
      LOG.error("A fault of this program, please report it", fault);
      messages.forEach(this::deliverOrSkip);
    }
  }

  private void deliverOrSkip(ConsumerRecord<byte[], byte[]> message) {
    try {
      listener.onMessages(List.of(message));
    } catch (RuntimeException fault) {
      LOG.error(
          "Skipping partition {}, offset {} of topic {}: {}",
          message.partition(),
          message.offset(),
          topic,
          RootCause.inOneLine(fault));
    }
  }

  private Set<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
    return consumer.partitionsFor(topic, PATIENCE).stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .collect(Collectors.toSet());
  }

  private void assign(Consumer<byte[], byte[]> consumer, Set<TopicPartition> partitions) {
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions, PATIENCE);
    Map<TopicPartition, Long> wanted = wanted(consumer, partitions);
    consumer.assign(partitions);
    for (TopicPartition partition : partitions) {
      long position =
          positions.computeIfAbsent(
              partition, p -> Math.max(beginnings.get(p), wanted.getOrDefault(p, 0L)));
      consumer.seek(partition, position);
    }
    positions.keySet().retainAll(partitions);
  }

  /** The offset of the first message of the wanted time; the end if there is none. */
  private Map<TopicPartition, Long> wanted(
      Consumer<byte[], byte[]> consumer, Set<TopicPartition> partitions) {
    Instant from = begin.get();
    Map<TopicPartition, Long> wanted = new HashMap<>();
    if (from != null) {
      // Asked before the times: a message that arrives in between must not be skipped.
      wanted.putAll(consumer.endOffsets(partitions, PATIENCE));
      Map<TopicPartition, OffsetAndTimestamp> found =
          consumer.offsetsForTimes(
              partitions.stream().collect(Collectors.toMap(p -> p, p -> from.toEpochMilli())),
              PATIENCE);
      found.forEach(
          (partition, at) -> {
            if (at != null) {
              wanted.put(partition, at.offset());
            }
          });
    }
    return wanted;
  }

  private void noteAbsence(String why) {
    if (awaySince == null && !isClosed()) {
      awaySince = Instant.now();
      LOG.warn("Cannot read topic {}, trying again: {}", topic, why);
    }
  }

  private void noteReturn() {
    if (awaySince != null) {
      LOG.info("Topic {} can be read again", topic);
      awaySince = null;
    }
  }

  private void pause() {
    try {
      closed.await(PAUSE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException impossible) {
      throw new IllegalStateException(impossible); // nobody interrupts this thread
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  @Override
  public void close() {
    closed.countDown();
    Consumer<byte[], byte[]> running = client;
    if (running != null) {
      running.wakeup();
    }
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
