package velib.benchmarks.plain;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import velib.benchmarks.peer.PositionedStatus;
import velib.benchmarks.peer.StatusParser;
import velib.stationmodel.StationStatus;
import velib.stationmodel.UnusableStatus;

/** Reads some partitions and keeps the newest status of each station in them. */
final class StationReader implements Runnable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> share;
  private final StatusParser parser = new StatusParser();
  private final Map<String, PositionedStatus> newest = new HashMap<>();
  private boolean changed;

  StationReader(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> share) {
    this.consumer = consumer;
    this.share = share;
  }

  @Override
  public void run() {
    consumer.assign(share);
    consumer.seekToBeginning(share);
    while (true) {
      take(consumer.poll(Duration.ofSeconds(1)));
    }
  }

  /** Passes on all stations if any has changed since the last call; returns whether one has. */
  synchronized boolean giveChanges(BiConsumer<String, PositionedStatus> taker) {
    if (!changed) {
      return false;
    }
    changed = false;
    newest.forEach(taker);
    return true;
  }

  private synchronized void take(ConsumerRecords<byte[], byte[]> messages) {
    for (ConsumerRecord<byte[], byte[]> message : messages) {
      try {
        StationStatus status = parser.read(message.value());
        PositionedStatus found =
            new PositionedStatus(
                status, message.timestamp(), message.partition(), message.offset());
        PositionedStatus known = newest.put(status.stationCode(), found);
        if (known != null && known.isAfter(found)) {
          newest.put(status.stationCode(), known);
        }
        changed = true;
      } catch (UnusableStatus unusable) {
        continue; // The pipeline writes a dead letter; here the message is left out.
      }
    }
  }
}
