package velib.benchmarks.peer;

import velib.stationmodel.StationStatus;
import velib.stationmodel.StationStatusReader;
import velib.stationmodel.UnusableStatus;

/**
 * Reads statuses as fast as the compared programs can be made to: a row of the usual form straight
 * from its bytes, anything else by the tolerant reader. So no side is compared by its parser alone.
 *
 * <p>Not for several threads at once.
 */
public final class StatusParser {
  private final RowScanner scanner = new RowScanner();
  private final StationStatusReader tolerant = new StationStatusReader();

  /**
   * Reads one message.
   *
   * @param message may be null, which the compared programs do not count
   * @throws UnusableStatus when it cannot be counted
   */
  public StationStatus read(byte[] message) throws UnusableStatus {
    if (message == null) {
      throw new UnusableStatus(UnusableStatus.Reason.NO_KEY, "removals are not compared");
    }
    return scanner.scan(message) ? scanner.status() : tolerant.read(message);
  }
}
