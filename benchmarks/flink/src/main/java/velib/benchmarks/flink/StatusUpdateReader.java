package velib.benchmarks.flink;

import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import velib.benchmarks.peer.PostcodeCache;
import velib.benchmarks.peer.StatusParser;
import velib.stationmodel.StationStatus;
import velib.stationmodel.UnusableStatus;

/** Parses a message; one that cannot be counted is left out. */
final class StatusUpdateReader implements KafkaRecordDeserializationSchema<StatusUpdate> {
  private static final long serialVersionUID = 1;

  private transient StatusParser parser;
  private transient PostcodeCache postcodes;

  @Override
  public void open(InitializationContext context) {
    parser = new StatusParser();
    postcodes = new PostcodeCache();
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<StatusUpdate> updates) {
    try {
      StationStatus status = parser.read(message.value());
      String postcode = postcodes.of(status.stationCode());
      if (postcode != null) {
        updates.collect(
            new StatusUpdate(
                postcode, status, message.timestamp(), message.partition(), message.offset()));
      }
    } catch (UnusableStatus unusable) {
      return; // The pipeline writes a dead letter; here the message is left out.
    }
  }

  @Override
  public TypeInformation<StatusUpdate> getProducedType() {
    return StatusUpdateType.INSTANCE;
  }
}
