package velib.benchmarks.harness.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import velib.stationmodel.PostcodeRule;

/** Station codes numbered as the operator does, spread evenly over 60 postcodes. */
final class StationCodeList {
  static final int POSTCODES = 60;

  private StationCodeList() {}

  /** Returns codes for a number of stations; neighbours in the list have different postcodes. */
  static List<String> of(int stations) {
    PostcodeRule rule = PostcodeRule.withShippedExceptions();
    List<int[]> areas = areas();
    int[] next = new int[areas.size()];
    List<String> codes = new ArrayList<>(stations);
    for (int station = 0; station < stations; station++) {
      int index = station % areas.size();
      int[] area = areas.get(index);
      String code;
      do {
        code = String.valueOf(area[0] + ++next[index]);
        // A listed exception belongs to another postcode than its neighbours.
      } while (!rule.postcodeOf(code).orElse("").equals(String.valueOf(area[1])));
      codes.add(code);
    }
    return codes;
  }

  /** The first code of each postcode, and the postcode: Paris, Nanterre and 39 communes. */
  private static List<int[]> areas() {
    List<int[]> areas = new ArrayList<>();
    IntStream.rangeClosed(1, 20).forEach(a -> areas.add(new int[] {a * 1_000, 75_000 + a}));
    areas.add(new int[] {92_000, 92_000});
    Stream.of(IntStream.range(211, 226), IntStream.range(310, 322), IntStream.range(410, 422))
        .flatMap(IntStream::boxed)
        .forEach(commune -> areas.add(new int[] {commune * 100, 90_000 + commune * 10}));
    return areas;
  }
}
