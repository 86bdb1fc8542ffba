package velib.sparkconsumer.totals;

import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import velib.stationmodel.Position;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.StationEntry;
import velib.stationmodel.StationStatus;
import velib.stationmodel.StationSums;

/**
 * Reads a state of version 1, which checkpoints of earlier programs hold. It is written as version
 * 2 when it changes.
 *
 * <pre>
 * field              type            size
 *   version          byte            1              1
 *   entries          int             4              the number of entries
 *   entry:
 *     feed           text            4 + 2 * n
 *     station code   text            4 + 2 * n
 *     timestamp      long            8              of the message, in epoch milliseconds
 *     partition      int             4
 *     offset         long            8
 *     removed        boolean         1              if true, the entry ends here
 *     bikes, mechanical, electric, docks  int  16
 *     rentable       boolean         1
 *     last reported  long            8
 *   published        boolean         1              if false, the state ends here
 *   postcode         text            4 + 2 * n
 *   sums             52 bytes                       as {@link StationSums#write} writes them
 * </pre>
 *
 * <p>Version 1 knew no clock that goes back, so the timestamp of a message is its running time.
 */
final class StateVersion1 {
  static final int VERSION = 1;

  private StateVersion1() {}

  static List<StationEntry> readEntries(DataInput in) throws IOException {
    List<StationEntry> entries = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      entries.add(readEntry(in));
    }
    return entries;
  }

  private static StationEntry readEntry(DataInput in) throws IOException {
    String feed = Binary.readText(in);
    String stationCode = Binary.readText(in);
    Position position = new Position(in.readLong(), in.readInt(), in.readLong());
    if (in.readBoolean()) {
      return StationEntry.removed(feed, stationCode, position);
    }
    StationStatus status =
        new StationStatus(
            stationCode,
            in.readInt(),
            in.readInt(),
            in.readInt(),
            in.readInt(),
            in.readBoolean(),
            in.readLong());
    return StationEntry.reported(feed, position, status);
  }

  /** Reads the totals that were published last; returns null if there are none. */
  static PostcodeTotals readPublished(DataInput in) throws IOException {
    return in.readBoolean() ? new PostcodeTotals(Binary.readText(in), StationSums.read(in)) : null;
  }
}
