package velib.benchmarks.plain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import velib.benchmarks.peer.PeerOptions;

/**
 * Reads the input topic to its end and computes nothing: the limit for every other side. It then
 * publishes the number of messages under the key {@code messages} and waits to be stopped.
 */
public final class RawConsumer {
  private RawConsumer() {}

  /** Reads to the end that the topic has at the start. */
  public static void main(String[] arguments) throws Exception {
    PeerOptions options = PeerOptions.of(arguments);
    List<List<TopicPartition>> shares = Clients.shares(options);
    ExecutorService readers = Executors.newFixedThreadPool(shares.size());
    List<Callable<Long>> reads = new ArrayList<>();
    shares.forEach(share -> reads.add(() -> read(options, share)));
    long messages = 0;
    for (Future<Long> read : readers.invokeAll(reads)) {
      messages += read.get();
    }
    try (KafkaProducer<byte[], byte[]> producer = Clients.producer(options)) {
      producer
          .send(
              new ProducerRecord<>(
                  options.resultsTopic(),
                  "messages".getBytes(UTF_8),
                  String.valueOf(messages).getBytes(UTF_8)))
          .get();
    }
    Thread.currentThread().join();
  }

  private static long read(PeerOptions options, List<TopicPartition> share) {
    long messages = 0;
    long bytes = 0;
    try (KafkaConsumer<byte[], byte[]> consumer = Clients.consumer(options)) {
      consumer.assign(share);
      consumer.seekToBeginning(share);
      Map<TopicPartition, Long> ends = consumer.endOffsets(share);
      while (share.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(100))) {
          messages++;
          bytes += message.serializedValueSize();
        }
      }
    }
    System.out.println(messages + " messages, " + bytes + " bytes");
    return messages;
  }
}
