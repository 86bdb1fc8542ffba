package velib.stacktests.guarantees.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import velib.stationmodel.PostcodeTotals;

/** How two sets of totals differ. */
final class Differences {
  private Differences() {}

  static List<String> between(
      Map<String, PostcodeTotals> expected, Map<String, PostcodeTotals> found) {
    Set<String> postcodes = new TreeSet<>(expected.keySet());
    postcodes.addAll(found.keySet());
    List<String> differences = new ArrayList<>();
    for (String postcode : postcodes) {
      if (!Objects.equals(expected.get(postcode), found.get(postcode))) {
        differences.add(
            String.format(
                Locale.ROOT,
                "%s: expected %s, found %s",
                postcode,
                expected.get(postcode),
                found.get(postcode)));
      }
    }
    return differences;
  }
}
