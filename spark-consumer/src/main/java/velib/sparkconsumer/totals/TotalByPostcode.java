package velib.sparkconsumer.totals;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.api.java.function.FlatMapGroupsWithStateFunction;
import org.apache.spark.sql.streaming.GroupState;
import velib.stationmodel.ExpiryClock;

/**
 * Applies the changes of one postcode to its state, and returns the totals if they have changed.
 * What belongs to no postcode passes through.
 *
 * <p>Spark calls it for each group with rows in the batch, and for each state whose time-out is
 * below the watermark. The expiry rule is applied in every call, because a group with rows gets no
 * call for its time-out.
 */
public final class TotalByPostcode
    implements FlatMapGroupsWithStateFunction<String, StationChange, byte[], OutputRow> {
  private static final long serialVersionUID = 1;

  private final ExpiryClock clock;

  public TotalByPostcode(ExpiryClock clock) {
    this.clock = clock;
  }

  @Override
  public Iterator<OutputRow> call(
      String group, Iterator<StationChange> changes, GroupState<byte[]> kept) {
    List<OutputRow> outputRows = new ArrayList<>();
    PostcodeState state =
        kept.exists() ? Binary.read(kept.get(), PostcodeState::read) : new PostcodeState();
    long watermarkMs = kept.getCurrentWatermarkMs();
    MessageTally tally = new MessageTally();
    while (changes.hasNext()) {
      StationChange change = changes.next();
      switch (change.getKind()) {
        case StationChange.ENTRY:
          state.take(change.entry(), clock, watermarkMs, tally);
          break;
        case StationChange.DEAD_LETTER:
          outputRows.add(OutputRow.deadLetter(change.getBody()));
          break;
        case StationChange.TALLY:
          outputRows.add(OutputRow.tally(change.getBody()));
          break;
        default: // a clock has already advanced the watermark on its way here
      }
    }
    state.expire(clock, watermarkMs);
    state.publish(group).map(OutputRow::result).ifPresent(outputRows::add);
    if (tally.messages() > 0) {
      outputRows.add(OutputRow.tally(Binary.write(tally::write)));
    }
    keep(state, kept);
    outputRows.sort(OutputRow.DEAD_LETTERS_BY_OFFSET);
    return outputRows.iterator();
  }

  private void keep(PostcodeState state, GroupState<byte[]> kept) {
    OptionalLong timeoutMs = state.nextTimeoutMs(clock);
    if (timeoutMs.isPresent()) {
      if (state.isChanged()) {
        kept.update(Binary.write(state::write));
      }
      kept.setTimeoutTimestamp(timeoutMs.getAsLong());
    } else if (kept.exists()) {
      kept.remove();
    }
  }
}
