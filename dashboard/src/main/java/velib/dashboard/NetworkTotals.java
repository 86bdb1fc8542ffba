package velib.dashboard;

import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.StationStatus;

/** The sums over all postcodes. */
final class NetworkTotals {
  long totalBikes;
  long mechanicalBikes;
  long electricBikes;
  long rentableBikes;
  long docksAvailable;
  int stations;
  long lastReportedEpochSecond = StationStatus.NOT_REPORTED;

  private NetworkTotals() {}

  static NetworkTotals of(Iterable<PostcodeTotals> postcodes) {
    NetworkTotals sums = new NetworkTotals();
    for (PostcodeTotals postcode : postcodes) {
      sums.totalBikes += postcode.totalBikes();
      sums.mechanicalBikes += postcode.mechanicalBikes();
      sums.electricBikes += postcode.electricBikes();
      sums.rentableBikes += postcode.rentableBikes();
      sums.docksAvailable += postcode.docksAvailable();
      sums.stations += postcode.stations();
      sums.lastReportedEpochSecond =
          Math.max(sums.lastReportedEpochSecond, postcode.lastReportedEpochSecond());
    }
    return sums;
  }
}
