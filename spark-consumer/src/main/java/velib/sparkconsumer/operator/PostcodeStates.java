package velib.sparkconsumer.operator;

import static scala.collection.JavaConverters.asJavaIterator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.execution.streaming.state.StateStore;
import velib.sparkconsumer.totals.BatchClock;
import velib.sparkconsumer.totals.MessageTally;
import velib.sparkconsumer.totals.PostcodeState;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.StationEntry;
import velib.stationmodel.StationRetention;
import velib.stationmodel.TopicClock;

/**
 * The states of the postcodes in one partition of the state, during one batch.
 *
 * <p>Not thread-safe: each task has its own.
 */
final class PostcodeStates {
  private final StateRows rows = new StateRows();
  private final StateStore store;
  private final StateMetrics metrics;
  private final int postcodeMaxStations;
  private final TopicClock clock;
  private final BatchClock batch;
  private boolean hasClockRow;

  /** Opens the states as the batch before has left them. */
  PostcodeStates(StateStore store, StationRetention retention, StateMetrics metrics) {
    this.store = store;
    this.metrics = metrics;
    postcodeMaxStations = retention.postcodeMaxStations();
    clock = new TopicClock(retention.ttl());
    UnsafeRow kept = store.get(rows.key(StateRows.CLOCK));
    hasClockRow = kept != null;
    BatchClock.read(StateRows.state(kept), clock);
    batch = new BatchClock(clock);
  }

  /** The clock of the batch, to which every range is added before {@link #begin}. */
  BatchClock batchClock() {
    return batch;
  }

  /**
   * Moves the clock to the end of the batch; everything else is judged by this time.
   *
   * @param tally where the clocks are noted
   */
  void begin(MessageTally tally) {
    long beforeMs = clock.wentBackMs();
    batch.advance();
    if (batch.hasMessages()) {
      tally.clocks(clock.newestMs().orElseThrow(), clock.wentBackMs() - beforeMs);
    }
  }

  /**
   * Applies the changes of one postcode.
   *
   * @param changes empty if the state only has to be looked at
   * @param tally where each message is counted
   * @return the totals if they have changed
   */
  Optional<PostcodeTotals> apply(String postcode, List<StationEntry> changes, MessageTally tally) {
    UnsafeRow kept = store.get(rows.key(postcode));
    long checkAtBeforeMs = StateRows.checkAtMs(kept);
    PostcodeState state = PostcodeState.ofBytes(StateRows.state(kept));
    state.take(changes.stream().map(batch::inTopic).collect(Collectors.toList()), clock, tally);
    state.expire(clock);
    int forgotten = state.keepNewest(postcodeMaxStations);
    if (forgotten > 0) {
      tally.forgotten(postcode, forgotten);
    }
    Optional<PostcodeTotals> totals = state.publish(postcode, clock);
    long checkAtMs = state.checkAtMs(clock);
    if (!state.isEmpty()) {
      if (state.isChanged() || checkAtMs != checkAtBeforeMs) {
        store.put(rows.key(postcode), rows.value(state.toBytes(), checkAtMs));
        metrics.updated();
      }
    } else if (kept != null) {
      store.remove(rows.key(postcode));
      metrics.removed();
    }
    return totals;
  }

  /** The postcodes whose totals may have changed without a message. */
  List<String> due() {
    List<String> postcodes = new ArrayList<>();
    asJavaIterator(store.iterator())
        .forEachRemaining(
            row -> {
              if (batch.isDue(StateRows.checkAtMs(row.value()))) {
                postcodes.add(StateRows.group(row.key()));
              }
            });
    postcodes.remove(StateRows.CLOCK);
    return postcodes;
  }

  /** Keeps what has changed. */
  void commit() {
    if (batch.hasMessages()) {
      store.put(rows.key(StateRows.CLOCK), rows.value(BatchClock.toBytes(clock), Long.MAX_VALUE));
      hasClockRow = true;
    }
    metrics.commit(store, hasClockRow ? 1 : 0);
  }
}
