package velib.stacktests.guarantees.traffic;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Publishes several snapshots a second directly to the input topic, whatever happens to the broker.
 * The checks read what is on the topic in the end, so nothing here has to be exact.
 */
public final class Traffic implements AutoCloseable {
  private static final long PAUSE_MS = 250;

  private final TrafficMessages messages;
  private final Map<String, Object> config;
  private final AtomicLong snapshots = new AtomicLong();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "traffic");

  private Traffic(String bootstrapServers, TrafficMessages messages) {
    this.messages = messages;
    this.config =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            Integer.MAX_VALUE,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            5_000L,
            ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            500L);
  }

  /** Starts publishing these messages on a separate thread. */
  public static Traffic start(String bootstrapServers, TrafficMessages messages) {
    Traffic traffic = new Traffic(bootstrapServers, messages);
    traffic.thread.setDaemon(true);
    traffic.thread.start();
    return traffic;
  }

  /** How many snapshots were sent to Kafka. */
  public long snapshots() {
    return snapshots.get();
  }

  private void run() {
    boolean stopped = false;
    while (!stopped) {
      KafkaProducer<byte[], byte[]> producer =
          new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
      try {
        stopped = publish(producer);
      } catch (KafkaException oneTooMany) {
        // A producer that failed for good is replaced; the next snapshot has newer statuses anyway.
      } finally {
        producer.close(Duration.ofSeconds(20));
      }
    }
  }

  /** Publishes until it is stopped. */
  private boolean publish(KafkaProducer<byte[], byte[]> producer) {
    try {
      while (!stop.await(PAUSE_MS, TimeUnit.MILLISECONDS)) {
        for (ProducerRecord<byte[], byte[]> message : messages.nextSnapshot()) {
          producer.send(message);
        }
        producer.flush(); // so that nothing piles up while the broker is away
        snapshots.incrementAndGet();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return true;
  }

  /** Stops, and returns when the last message is on the topic. */
  @Override
  public void close() throws InterruptedException {
    stop.countDown();
    thread.join();
  }
}
