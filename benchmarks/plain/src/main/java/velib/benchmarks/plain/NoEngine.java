package velib.benchmarks.plain;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import velib.benchmarks.peer.PeerOptions;

/**
 * The totals without an engine: one reader per core parses messages and keeps the newest status of
 * each station; changed totals are published every few milliseconds. No state survives a restart,
 * and a kill loses or repeats results.
 */
public final class NoEngine {
  private NoEngine() {}

  /** Runs until it is stopped; {@code emit-ms} is the time between two publications. */
  public static void main(String[] arguments) throws Exception {
    PeerOptions options = PeerOptions.of(arguments);
    List<StationReader> readers = new ArrayList<>();
    for (List<TopicPartition> share : Clients.shares(options)) {
      StationReader reader = new StationReader(Clients.consumer(options), share);
      readers.add(reader);
      Thread thread = new Thread(reader, "reader-" + readers.size());
      thread.setUncaughtExceptionHandler(NoEngine::end);
      thread.start();
    }
    try (KafkaProducer<byte[], byte[]> producer = Clients.producer(options)) {
      TotalsPublisher publisher = new TotalsPublisher(readers, producer, options.resultsTopic());
      while (true) {
        Thread.sleep(options.number("emit-ms"));
        publisher.publish();
      }
    }
  }

  private static void end(Thread thread, Throwable failure) {
    failure.printStackTrace();
    Runtime.getRuntime().halt(1);
  }
}
