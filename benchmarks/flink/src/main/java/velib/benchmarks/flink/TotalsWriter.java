package velib.benchmarks.flink;

import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes a result message of its key and value. */
final class TotalsWriter implements KafkaRecordSerializationSchema<Tuple2<byte[], byte[]>> {
  private static final long serialVersionUID = 1;

  private final String topic;

  TotalsWriter(String topic) {
    this.topic = topic;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Tuple2<byte[], byte[]> result, KafkaSinkContext context, Long timestamp) {
    return new ProducerRecord<>(topic, result.f0, result.f1);
  }
}
