package velib.dashboard.live;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.PostcodeTotalsJson;

/** A message of the results topic with its position. */
final class ResultMessage {
  private static final Logger LOG = LoggerFactory.getLogger(ResultMessage.class);

  final PostcodeTotals totals;
  final int partition;
  final long offset;
  final long timestampMs;

  ResultMessage(PostcodeTotals totals, int partition, long offset, long timestampMs) {
    this.totals = totals;
    this.partition = partition;
    this.offset = offset;
    this.timestampMs = timestampMs;
  }

  /** Reads a message of the results topic; empty for anything that is not a result. */
  static Optional<ResultMessage> of(ConsumerRecord<byte[], byte[]> message) {
    if (message.value() == null) {
      return Optional.empty();
    }
    try {
      PostcodeTotals totals = PostcodeTotalsJson.read(message.value());
      return Optional.of(
          new ResultMessage(totals, message.partition(), message.offset(), message.timestamp()));
    } catch (IllegalArgumentException foreign) {
      LOG.warn(
          "Skipping partition {}, offset {} of the results topic: {}",
          message.partition(),
          message.offset(),
          foreign.getMessage());
      return Optional.empty();
    }
  }
}
