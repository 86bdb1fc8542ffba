package velib.benchmarks.flink;

import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import velib.benchmarks.peer.PeerOptions;

/**
 * The totals with Flink in one process with a task per core: source, parser, state keyed by
 * postcode, Kafka sink.
 */
public final class FlinkTotals {
  private static final int TRANSACTION_TIMEOUT_MS = 600_000;
  private static final int BUFFER_TIMEOUT_MS = 5;

  private FlinkTotals() {}

  /**
   * Runs until it is stopped. {@code guarantee} is {@code exactly-once} or {@code at-least-once},
   * {@code checkpoint-ms} is the checkpoint interval, and {@code emit-ms} is how long a changed
   * total may wait for further changes; 0 publishes every change.
   */
  public static void main(String[] arguments) throws Exception {
    PeerOptions options = PeerOptions.of(arguments);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(options.cores(), settings(options));
    environment.enableCheckpointing(
        options.number("checkpoint-ms"), CheckpointingMode.EXACTLY_ONCE);
    environment.setBufferTimeout(BUFFER_TIMEOUT_MS);
    environment
        .fromSource(source(options), WatermarkStrategy.noWatermarks(), "statuses")
        .keyBy(update -> update.postcode)
        .process(new TotalsByPostcode(options.number("emit-ms")))
        .returns(TotalsByPostcode.RESULT)
        .sinkTo(sink(options))
        .setParallelism(1);
    environment.execute("totals");
  }

  private static Configuration settings(PeerOptions options) {
    Configuration settings = new Configuration();
    settings.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    settings.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        options.folder().resolve("checkpoints").toUri().toString());
    // No operator keeps an object after passing it on.
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    return settings;
  }

  private static KafkaSource<StatusUpdate> source(PeerOptions options) {
    return KafkaSource.<StatusUpdate>builder()
        .setBootstrapServers(options.bootstrapServers())
        .setTopics(options.inputTopic())
        .setGroupId(options.run())
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(new StatusUpdateReader())
        .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
        .setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000")
        .setProperty(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, String.valueOf(8 << 20))
        .setProperty(ConsumerConfig.RECEIVE_BUFFER_CONFIG, String.valueOf(1 << 20))
        .build();
  }

  private static KafkaSink<Tuple2<byte[], byte[]>> sink(PeerOptions options) {
    boolean exactlyOnce = options.text("guarantee").equals("exactly-once");
    Properties producer = new Properties();
    producer.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
    return KafkaSink.<Tuple2<byte[], byte[]>>builder()
        .setBootstrapServers(options.bootstrapServers())
        .setKafkaProducerConfig(producer)
        .setDeliveryGuarantee(
            exactlyOnce ? DeliveryGuarantee.EXACTLY_ONCE : DeliveryGuarantee.AT_LEAST_ONCE)
        .setTransactionalIdPrefix(options.run())
        .setRecordSerializer(new TotalsWriter(options.resultsTopic()))
        .build();
  }
}
