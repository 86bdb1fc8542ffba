package velib.benchmarks.peer;

import velib.stationmodel.StationStatus;
import velib.stationmodel.StationStatusReader;
import velib.stationmodel.UnusableStatus;

/**
 * Reads statuses fast, so that no comparison is decided by a slow parser: a row in the usual form
 * straight from its bytes, anything else with the tolerant reader.
 *
 * <p>Not thread-safe.
 */
public final class StatusParser {
  private final RowScanner scanner = new RowScanner();
  private final StationStatusReader tolerant = new StationStatusReader();

  /**
   * Reads one message.
   *
   * @param message the message's value; null, a removal, is refused
   * @throws UnusableStatus when the message cannot be counted
   */
  public StationStatus read(byte[] message) throws UnusableStatus {
    if (message == null) {
      throw new UnusableStatus(UnusableStatus.Reason.NO_KEY, "removals are not compared");
    }
    return scanner.scan(message) ? scanner.status() : tolerant.read(message);
  }
}
