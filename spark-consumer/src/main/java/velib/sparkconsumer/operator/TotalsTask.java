package velib.sparkconsumer.operator;

import static scala.collection.JavaConverters.asJavaIterator;
import static scala.collection.JavaConverters.asScalaIterator;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.sql.execution.streaming.state.StateStore;
import velib.sparkconsumer.source.StationChangeRow;
import velib.sparkconsumer.totals.DeadLetter;
import velib.sparkconsumer.totals.MessageTally;
import velib.sparkconsumer.totals.OutputRow;
import velib.sparkconsumer.totals.StationChange;
import velib.stationmodel.StationEntry;
import velib.stationmodel.StationRetention;

/**
 * What a task of {@link TotalsOperator} does with the changes of its partition. Dead letters and
 * tallies pass through. The changes of a postcode are applied to its state once the clocks of the
 * whole batch are known. Then the postcodes are looked at whose totals may have changed without a
 * message, and the state is committed.
 */
final class TotalsTask implements Serializable {
  private static final long serialVersionUID = 1;

  private final StationRetention retention;
  private final OutputColumns columns;
  private final boolean sorted;
  private final SQLMetric rowsRead;
  private final StateMetrics metrics;

  /**
   * Creates the task.
   *
   * @param sorted whether the changes are sorted by their groups; otherwise they come as the source
   *     returns them
   * @param rowsRead where the changes are counted; null if they are counted elsewhere
   */
  TotalsTask(
      StationRetention retention,
      OutputColumns columns,
      boolean sorted,
      SQLMetric rowsRead,
      StateMetrics metrics) {
    this.retention = retention;
    this.columns = columns;
    this.sorted = sorted;
    this.rowsRead = rowsRead;
    this.metrics = metrics;
  }

  /** Returns the output rows, which are computed while the changes are read. */
  scala.collection.Iterator<InternalRow> apply(
      StateStore store, scala.collection.Iterator<InternalRow> changes) {
    return asScalaIterator(
        new OutputRows(new PostcodeStates(store, retention, metrics), asJavaIterator(changes)));
  }

  /**
   * Returns output rows while it reads. Holds at most one change of each station and range, of one
   * postcode at a time if the changes are sorted.
   */
  private final class OutputRows implements Iterator<InternalRow> {
    private final PostcodeStates states;
    private final Iterator<InternalRow> changes;
    private final TreeMap<String, List<StationEntry>> entriesByPostcode = new TreeMap<>();
    private final List<byte[]> deadLetters = new ArrayList<>();
    private final MessageTally tally = new MessageTally();
    private final Queue<InternalRow> ready = new ArrayDeque<>();
    private String group = StationChange.CLOCKS;
    private boolean begun;
    private boolean committed;

    OutputRows(PostcodeStates states, Iterator<InternalRow> changes) {
      this.states = states;
      this.changes = changes;
    }

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && !committed) {
        if (changes.hasNext()) {
          take(StationChangeRow.read(changes.next()));
        } else {
          finish();
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
      if (rowsRead != null) {
        rowsRead.add(1);
      }
      if (sorted && !change.group().equals(group)) {
        endGroup();
        group = change.group();
      }
      switch (change.kind()) {
        case StationChange.ENTRY:
          entriesByPostcode
              .computeIfAbsent(change.group(), postcode -> new ArrayList<>())
              .add(change.entry());
          break;
        case StationChange.DEAD_LETTER:
          deadLetters.add(change.body());
          break;
        case StationChange.TALLY:
          ready.add(columns.row(OutputRow.tally(change.body())));
          break;
        default:
          states.batchClock().add(change.clock());
      }
      if (!sorted) {
        passDeadLetters();
      }
    }

    private void endGroup() {
      passDeadLetters();
      if (!entriesByPostcode.isEmpty()) {
        applyEntries();
      }
    }

    /** The shuffle loses the order of the rows within a group. */
    private void passDeadLetters() {
      deadLetters.sort(Comparator.comparingLong(DeadLetter::offsetIn));
      deadLetters.forEach(letter -> ready.add(columns.row(OutputRow.deadLetter(letter))));
      deadLetters.clear();
    }

    private void applyEntries() {
      begin();
      entriesByPostcode.forEach(this::apply);
      entriesByPostcode.clear();
    }

    /** All clocks have come: they sort first, or the whole batch has been read. */
    private void begin() {
      if (!begun) {
        begun = true;
        states.begin(tally);
      }
    }

    private void apply(String postcode, List<StationEntry> entries) {
      states
          .apply(postcode, entries, tally)
          .ifPresent(totals -> ready.add(columns.row(OutputRow.result(totals))));
    }

    private void finish() {
      endGroup();
      begin();
      states.due().forEach(postcode -> apply(postcode, List.of()));
      states.commit();
      ready.add(columns.row(OutputRow.tally(tally)));
      committed = true;
    }
  }
}
