package velib.feedsimulator;

import java.util.ArrayList;
import java.util.List;

/** Feeds that are complete and readable, but have wrong content. */
final class FaultyContent {
  /** Every 50th row is faulty, starting with the second one, 32017. */
  private static final int WRONG_TYPE_EVERY = 50;

  private static final int DUPLICATE_EVERY = 10;

  /** Values that are no number of bikes from 0 to 100,000. */
  private static final List<String> WRONG_BIKES =
      List.of("\"many\"", "-3", "4.5", "null", "[]", "{\"value\":4}", "1000000", "true");

  /** Codes without a postcode; null is a row without a code. */
  private static final String[] UNKNOWN_CODES = {
    "71002", "60001", "7", "21", "00000", "abc", "", null
  };

  private static final int STATIONS_PER_UNKNOWN_CODE = 20;

  private FaultyContent() {}

  /** The snapshot with the fault; {@code lastGood} is what a frozen feed keeps showing. */
  static Snapshot of(Fault fault, Snapshot snapshot, Snapshot lastGood) {
    switch (fault) {
      case HALF_STATIONS:
        return snapshot.withRows(everySecond(snapshot.rows));
      case WRONG_TYPES:
        return snapshot.withRows(withWrongTypes(snapshot.rows));
      case DUPLICATE_STATIONS:
        return snapshot.withRows(withDuplicates(snapshot.rows));
      case UNKNOWN_CODES:
        return snapshot.withRows(withUnknownCodes(snapshot.rows));
      case FROZEN:
        return snapshot.withRows(lastGood.rows);
      default:
        throw new IllegalArgumentException(fault.label() + " leaves no whole feed");
    }
  }

  private static List<StationRow> everySecond(List<StationRow> rows) {
    List<StationRow> left = new ArrayList<>();
    for (int index = 0; index < rows.size(); index += 2) {
      left.add(rows.get(index));
    }
    return left;
  }

  private static List<StationRow> withWrongTypes(List<StationRow> rows) {
    List<StationRow> broken = new ArrayList<>(rows);
    for (int index = 1; index < rows.size(); index += WRONG_TYPE_EVERY) {
      String bikes = WRONG_BIKES.get(index / WRONG_TYPE_EVERY % WRONG_BIKES.size());
      broken.set(index, rows.get(index).withBrokenBikes(bikes));
    }
    return broken;
  }

  private static List<StationRow> withDuplicates(List<StationRow> rows) {
    List<StationRow> doubled = new ArrayList<>(rows);
    for (int index = 0; index < rows.size(); index += DUPLICATE_EVERY) {
      StationRow row = rows.get(index);
      doubled.add(row.withBikes(row.mechanicalBikes + 1, row.electricBikes + 2));
    }
    return doubled;
  }

  private static List<StationRow> withUnknownCodes(List<StationRow> rows) {
    List<StationRow> more = new ArrayList<>(rows);
    // Few enough that their disappearance later does not count as a loss of stations.
    int count =
        Math.max(1, Math.min(UNKNOWN_CODES.length, rows.size() / STATIONS_PER_UNKNOWN_CODE));
    long reported = rows.get(0).lastReportedEpochSecond;
    for (int number = 0; number < count; number++) {
      Station station = Station.outsideNetwork(number, UNKNOWN_CODES[number]);
      int place = (number + 1) * rows.size() / (count + 1);
      more.add(place, new StationRow(station, 5, 4, 21, true, true, reported, null));
    }
    return more;
  }
}
