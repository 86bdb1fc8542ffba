package velib.dashboard.kafka;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * Since when the input topic is held up by an open transaction. A reader of committed messages gets
 * nothing from its first message on, whoever sent what comes after it. Thread-safe.
 */
public final class OpenTransactions {
  private final Map<TopicPartition, Stop> stops = new HashMap<>();
  private Map<TopicPartition, Long> ends = Map.of();

  /** The offset at which a partition is held up, and when that was first seen. */
  private static final class Stop {
    private final long offset;
    private final Instant seen;

    Stop(long offset, Instant seen) {
      this.offset = offset;
      this.seen = seen;
    }
  }

  /**
   * Takes what is seen now.
   *
   * @param readable up to where a reader of committed messages gets each partition, asked a moment
   *     before the ends
   * @param ends the ends of the same partitions
   */
  synchronized void observe(
      Map<TopicPartition, Long> readable, Map<TopicPartition, Long> ends, Instant now) {
    this.ends = Map.copyOf(ends);
    stops.keySet().retainAll(readable.keySet());
    readable.forEach(
        (partition, offset) -> {
          Stop known = stops.get(partition);
          if (offset >= ends.getOrDefault(partition, 0L)) {
            stops.remove(partition);
          } else if (known == null || known.offset != offset) {
            // Another transaction, or messages that arrived between the two questions.
            stops.put(partition, new Stop(offset, now));
          }
        });
  }

  /** When the oldest open transaction was first seen; empty if nothing is held up. */
  public synchronized Optional<Instant> since() {
    return stops.values().stream().map(stop -> stop.seen).min(Instant::compareTo);
  }

  /** The ends of the partitions, with what waits behind open transactions. */
  public synchronized Map<TopicPartition, Long> ends() {
    return ends;
  }
}
