package velib.benchmarks.streams;

import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import velib.benchmarks.peer.PeerOptions;

/** The settings of Kafka Streams: exactly once, for large reads and short commits. */
final class StreamsSettings {
  private StreamsSettings() {}

  static Properties of(PeerOptions options) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, options.run());
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, options.bootstrapServers());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, options.folder().resolve("state").toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, options.number("commit-ms"));
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, options.cores());
    settings.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.OPTIMIZE);
    settings.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    // A commit must not have to wait for the poll of an idle thread.
    settings.put(StreamsConfig.POLL_MS_CONFIG, Math.min(100, options.number("commit-ms")));
    settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 10_000);
    set(settings, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    set(settings, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    set(settings, ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 8 << 20);
    set(settings, ConsumerConfig.RECEIVE_BUFFER_CONFIG, 1 << 20);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
    return settings;
  }

  private static void set(Properties settings, String name, Object value) {
    settings.put(StreamsConfig.consumerPrefix(name), value);
  }
}
