package velib.sparkconsumer.source;

import java.util.Collections;
import java.util.Iterator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import velib.sparkconsumer.totals.DeadLetter;
import velib.sparkconsumer.totals.NewestPerStation;
import velib.sparkconsumer.totals.StationChange;

/**
 * Reads the messages of one task. Returns a dead letter as soon as it is found, and the newest
 * change of each station after all messages have been read.
 */
final class StationChangeReader implements PartitionReader<InternalRow> {
  private final KafkaMessages messages;
  private final NewestPerStation newest;
  private Iterator<StationChange> rest;
  private StationChange current;

  StationChangeReader(KafkaMessages messages, NewestPerStation newest) {
    this.messages = messages;
    this.newest = newest;
  }

  @Override
  public boolean next() {
    if (rest == null) {
      DeadLetter letter = nextDeadLetter();
      if (letter != null) {
        current = StationChange.deadLetter(letter);
        return true;
      }
      newest.answered(messages.answeredMs());
      rest = newest.changes().iterator();
    }
    current = rest.hasNext() ? rest.next() : null;
    return current != null;
  }

  /** Reads up to the next message that cannot be counted; returns null after the last message. */
  private DeadLetter nextDeadLetter() {
    for (ConsumerRecord<byte[], byte[]> message = messages.next();
        message != null;
        message = messages.next()) {
      DeadLetter letter =
          newest.take(
              message.timestamp(),
              message.partition(),
              message.offset(),
              message.key(),
              message.value());
      if (letter != null) {
        return letter;
      }
    }
    return null;
  }

  @Override
  public InternalRow get() {
    return StationChangeRow.of(current);
  }

  @Override
  public void close() {
    rest = Collections.emptyIterator();
    messages.close();
  }
}
