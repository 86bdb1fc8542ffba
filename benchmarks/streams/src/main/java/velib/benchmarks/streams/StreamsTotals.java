package velib.benchmarks.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Properties;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;
import velib.benchmarks.peer.PeerOptions;
import velib.stationmodel.PostcodeTotalsJson;
import velib.stationmodel.StationStatus;

/**
 * The totals with Kafka Streams: a table of the latest status of each station, grouped and summed
 * by postcode. Each message is parsed before it enters the table, since an invalid one must not
 * replace a status. The message's key has to be the station; otherwise every message would go
 * through one more topic.
 */
public final class StreamsTotals {
  private StreamsTotals() {}

  /** Runs until it is stopped; {@code commit-ms} is the commit interval. */
  public static void main(String[] arguments) {
    PeerOptions options = PeerOptions.of(arguments);
    Properties settings = StreamsSettings.of(options);
    KafkaStreams streams = new KafkaStreams(topology(options, settings), settings);
    streams.setUncaughtExceptionHandler(
        failure -> {
          failure.printStackTrace();
          Runtime.getRuntime().halt(1);
          return StreamThreadExceptionResponse.SHUTDOWN_APPLICATION;
        });
    Runtime.getRuntime().addShutdownHook(new Thread(streams::close, "close-streams"));
    streams.start();
  }

  private static Topology topology(PeerOptions options, Properties settings) {
    Serde<byte[]> bytes = Serdes.ByteArray();
    Serde<String> text = Serdes.String();
    Serde<StationStatus> statuses = StatusSerde.serde();
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(options.inputTopic(), Consumed.with(text, bytes))
        .processValues(ParseStatus::new)
        .toTable(
            Materialized.<String, StationStatus>as(Stores.inMemoryKeyValueStore("stations"))
                .withKeySerde(text)
                .withValueSerde(statuses))
        .groupBy(
            (station, status) -> KeyValue.pair(ParseStatus.postcodeOf(station), status),
            Grouped.<String, StationStatus>as("by-postcode")
                .withKeySerde(text)
                .withValueSerde(statuses))
        .aggregate(
            RunningTotals::new,
            (postcode, status, totals) -> totals.plus(status),
            (postcode, status, totals) -> totals.minus(status),
            Materialized.<String, RunningTotals>as(Stores.inMemoryKeyValueStore("totals"))
                .withKeySerde(text)
                .withValueSerde(RunningTotals.serde()))
        .toStream()
        .map(
            (postcode, totals) ->
                KeyValue.pair(
                    postcode.getBytes(UTF_8), PostcodeTotalsJson.write(totals.of(postcode))))
        .to(options.resultsTopic(), Produced.with(bytes, bytes));
    return builder.build(settings);
  }
}
