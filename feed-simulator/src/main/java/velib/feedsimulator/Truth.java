package velib.feedsimulator;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a correct pipeline shows after each snapshot that was served.
 *
 * <p>From the rows as they were served it keeps the latest valid status of each station: a station
 * whose row is broken or missing keeps its status, the later of two rows of a station counts, and a
 * row without a postcode does not count. Expiry ({@code STATION_TTL}) is not included: the only
 * clock here is the requests.
 */
public final class Truth {
  private static final int STATUSES_REMEMBERED = 1_000_000;

  private final Clock clock;
  private final int stations;
  private final int mostRemembered;
  private final LinkedHashMap<Long, ServedSnapshot> served = new LinkedHashMap<>();
  private ServedSnapshot last;

  Truth(int stations, Clock clock) {
    this.stations = stations;
    this.clock = clock;
    this.mostRemembered = Math.max(32, Math.min(2_000, STATUSES_REMEMBERED / stations));
  }

  /** The snapshot served last; empty before the first. */
  public synchronized Optional<ServedSnapshot> last() {
    return Optional.ofNullable(last);
  }

  /** A served snapshot by its number; empty if it was never served completely or is too old. */
  public synchronized Optional<ServedSnapshot> snapshot(long number) {
    return Optional.ofNullable(served.get(number));
  }

  /** Records what is being served; if the answer fails, {@link #undo} takes the record back. */
  synchronized Recorded record(Snapshot snapshot, boolean countable) {
    StationRow[] latest = last == null ? new StationRow[stations] : last.latest();
    if (countable) {
      latest = latest.clone();
      for (StationRow row : snapshot.rows) {
        int index = row.station.index;
        // Unchanged rows are shared, so that thousands of snapshots fit in memory.
        if (row.countable() && !row.sameStatusAs(latest[index])) {
          latest[index] = row;
        }
      }
    }
    Recorded recorded = new Recorded(last, served.get(snapshot.number));
    last = new ServedSnapshot(snapshot.number, clock.instant(), countable, latest);
    recorded.now = last;
    remember(last);
    return recorded;
  }

  /** Takes back the last record, whose client disconnected before the last byte. */
  synchronized void undo(Recorded recorded) {
    if (last != recorded.now) {
      return;
    }
    served.remove(last.number());
    if (recorded.sameNumber != null) {
      remember(recorded.sameNumber);
    }
    last = recorded.before;
  }

  private void remember(ServedSnapshot snapshot) {
    served.remove(snapshot.number());
    served.put(snapshot.number(), snapshot);
    if (served.size() > mostRemembered) {
      Map.Entry<Long, ServedSnapshot> oldest = served.entrySet().iterator().next();
      served.remove(oldest.getKey());
    }
  }

  /** A record that can be taken back. */
  static final class Recorded {
    private final ServedSnapshot before;
    private final ServedSnapshot sameNumber;
    private ServedSnapshot now;

    private Recorded(ServedSnapshot before, ServedSnapshot sameNumber) {
      this.before = before;
      this.sameNumber = sameNumber;
    }
  }
}
