package velib.sparkconsumer.smallbatch;

import static scala.collection.JavaConverters.asJavaIterator;
import static scala.collection.JavaConverters.asScalaIterator;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.sql.execution.streaming.EventTimeStatsAccum;
import org.apache.spark.sql.execution.streaming.GroupStateImpl;
import org.apache.spark.sql.execution.streaming.state.StateStore;
import org.apache.spark.sql.streaming.GroupStateTimeout;
import velib.sparkconsumer.sink.OutputColumns;
import velib.sparkconsumer.source.StationChangeRow;
import velib.sparkconsumer.totals.OutputRow;
import velib.sparkconsumer.totals.StationChange;
import velib.sparkconsumer.totals.TotalByPostcode;

/**
 * What the one task of a {@link OneTaskBatch} does with the rows of the source. Dead letters pass
 * through as they come. Once all changes have been read, they are applied to the state of their
 * postcodes. Then the states that have timed out are called, and the state is committed.
 */
final class TotalsTask implements Serializable {
  private static final long serialVersionUID = 1;

  private final TotalByPostcode totals;
  private final OutputColumns columns;
  private final long batchTimestampMs;
  private final long watermarkMs;
  private final EventTimeStatsAccum eventTimes;
  private final SQLMetric rowsRead;
  private final StateMetrics metrics;

  TotalsTask(
      TotalByPostcode totals,
      OutputColumns columns,
      long batchTimestampMs,
      long watermarkMs,
      EventTimeStatsAccum eventTimes,
      SQLMetric rowsRead,
      StateMetrics metrics) {
    this.totals = totals;
    this.columns = columns;
    this.batchTimestampMs = batchTimestampMs;
    this.watermarkMs = watermarkMs;
    this.eventTimes = eventTimes;
    this.rowsRead = rowsRead;
    this.metrics = metrics;
  }

  /** Returns the output rows, which are computed while the changes are read. */
  scala.collection.Iterator<InternalRow> apply(
      StateStore store, scala.collection.Iterator<InternalRow> changes) {
    return asScalaIterator(new OutputRows(store, asJavaIterator(changes)));
  }

  /** Returns output rows while it reads; holds at most one change of each station. */
  private final class OutputRows implements Iterator<InternalRow> {
    private final StateRows stateRows = new StateRows();
    private final StateStore store;
    private final Iterator<InternalRow> changes;
    private final TreeMap<String, List<StationChange>> entriesByPostcode = new TreeMap<>();
    private final Queue<InternalRow> ready = new ArrayDeque<>();
    private boolean committed;

    OutputRows(StateStore store, Iterator<InternalRow> changes) {
      this.store = store;
      this.changes = changes;
    }

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && !committed) {
        if (changes.hasNext()) {
          take(StationChangeRow.read(changes.next()));
        } else {
          callStates();
          metrics.commit(store);
          committed = true;
        }
      }
      return !ready.isEmpty();
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      metrics.outputRow();
      return ready.remove();
    }

    private void take(StationChange change) {
      rowsRead.add(1);
      switch (change.getKind()) {
        case StationChange.ENTRY:
          entriesByPostcode
              .computeIfAbsent(change.getGroup(), postcode -> new ArrayList<>())
              .add(change);
          break;
        case StationChange.DEAD_LETTER:
          ready.add(columns.row(OutputRow.deadLetter(change.getBody())));
          break;
        case StationChange.TALLY:
          ready.add(columns.row(OutputRow.tally(change.getBody())));
          break;
        default:
          eventTimes.add(change.getEventTime().getTime());
      }
    }

    private void callStates() {
      entriesByPostcode.forEach(
          (postcode, entries) -> {
            UnsafeRow kept = store.get(stateRows.key(postcode));
            call(postcode, entries.iterator(), kept, false);
          });
      timedOut()
          .forEach(
              postcode ->
                  call(
                      postcode,
                      List.<StationChange>of().iterator(),
                      store.get(stateRows.key(postcode)),
                      true));
    }

    private List<String> timedOut() {
      List<String> postcodes = new ArrayList<>();
      asJavaIterator(store.iterator())
          .forEachRemaining(
              state -> {
                long timeoutMs = StateRows.timeoutMs(state.value());
                if (timeoutMs != GroupStateImpl.NO_TIMESTAMP() && timeoutMs < watermarkMs) {
                  postcodes.add(StateRows.group(state.key()));
                }
              });
      return postcodes;
    }

    private void call(
        String postcode, Iterator<StationChange> entries, UnsafeRow kept, boolean timedOut) {
      long timeoutBefore = StateRows.timeoutMs(kept);
      GroupStateImpl<byte[]> state =
          GroupStateImpl.createForStreaming(
              StateRows.state(kept),
              batchTimestampMs,
              watermarkMs,
              GroupStateTimeout.EventTimeTimeout(),
              timedOut,
              true);
      totals
          .call(postcode, entries, state)
          .forEachRemaining(outputRow -> ready.add(columns.row(outputRow)));
      long timeoutMs =
          state.getTimeoutTimestampMs().isPresent()
              ? (Long) state.getTimeoutTimestampMs().get()
              : GroupStateImpl.NO_TIMESTAMP();
      if (state.isRemoved() && timeoutMs == GroupStateImpl.NO_TIMESTAMP()) {
        store.remove(stateRows.key(postcode));
        metrics.removed();
      } else if (state.isUpdated() || state.isRemoved() || timeoutMs != timeoutBefore) {
        byte[] next = state.exists() ? state.get() : null;
        store.put(stateRows.key(postcode), stateRows.value(next, timeoutMs));
        metrics.updated();
      }
    }
  }
}
