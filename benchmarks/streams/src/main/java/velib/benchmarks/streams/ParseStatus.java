package velib.benchmarks.streams;

import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import velib.benchmarks.peer.PostcodeCache;
import velib.benchmarks.peer.StatusParser;
import velib.stationmodel.StationStatus;
import velib.stationmodel.UnusableStatus;

/** Parses a message; one that cannot be counted is left out. */
final class ParseStatus implements FixedKeyProcessor<String, byte[], StationStatus> {
  private static final ThreadLocal<PostcodeCache> POSTCODES =
      ThreadLocal.withInitial(PostcodeCache::new);

  private final StatusParser parser = new StatusParser();
  private FixedKeyProcessorContext<String, StationStatus> context;

  /** Returns the postcode of a station that was not left out. */
  static String postcodeOf(String station) {
    return POSTCODES.get().of(station);
  }

  @Override
  public void init(FixedKeyProcessorContext<String, StationStatus> taskContext) {
    context = taskContext;
  }

  @Override
  public void process(FixedKeyRecord<String, byte[]> message) {
    try {
      StationStatus status = parser.read(message.value());
      if (postcodeOf(status.stationCode()) != null) {
        context.forward(message.withValue(status));
      }
    } catch (UnusableStatus unusable) {
      return; // The pipeline writes a dead letter; here the message is left out.
    }
  }
}
