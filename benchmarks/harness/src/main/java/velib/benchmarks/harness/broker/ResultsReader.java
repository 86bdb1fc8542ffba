package velib.benchmarks.harness.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the committed messages of a results topic and notes when each could be read. */
public final class ResultsReader implements AutoCloseable {
  /** Receives each result, in the order of the topic, in the reading thread. */
  public interface Listener {
    /**
     * Called once for each result.
     *
     * @param nanos the {@link System#nanoTime()} at which it was read
     */
    void onResult(String key, byte[] value, long nanos);
  }

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Listener listener;
  private final CountDownLatch reading = new CountDownLatch(1);
  private final Thread thread = new Thread(this::read, "results-reader");

  /** Starts reading a topic of one partition from its beginning; returns once it is reading. */
  public ResultsReader(String bootstrapServers, String topic, Listener listener) {
    this.listener = listener;
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5_000,
                ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partition = List.of(new TopicPartition(topic, 0));
    consumer.assign(partition);
    consumer.seekToBeginning(partition);
    thread.setDaemon(true);
    thread.start();
    awaitReading();
  }

  private void read() {
    try {
      consumer.poll(Duration.ofMillis(200));
      reading.countDown();
      while (true) {
        for (ConsumerRecord<byte[], byte[]> result : consumer.poll(Duration.ofSeconds(1))) {
          if (result.key() != null) {
            listener.onResult(new String(result.key(), UTF_8), result.value(), System.nanoTime());
          }
        }
      }
    } catch (WakeupException closed) {
      return;
    } finally {
      consumer.close();
    }
  }

  private void awaitReading() {
    try {
      reading.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
