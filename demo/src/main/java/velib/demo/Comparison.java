package velib.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import velib.stationmodel.PostcodeTotals;

/** Compares results with the expected ones, postcode by postcode. */
final class Comparison {
  private static final int MOST_SHOWN = 10;

  private final int postcodes;
  private final List<String> differences = new ArrayList<>();

  /**
   * Compares both; neither has postcodes without stations.
   *
   * @param results by postcode
   * @param expected by postcode
   */
  Comparison(Map<String, PostcodeTotals> results, Map<String, PostcodeTotals> expected) {
    TreeSet<String> all = new TreeSet<>(results.keySet());
    all.addAll(expected.keySet());
    postcodes = all.size();
    for (String postcode : all) {
      if (!Objects.equals(results.get(postcode), expected.get(postcode))) {
        differences.add(
            String.format(
                Locale.ROOT,
                "%s: the result is %s, but should be %s",
                postcode,
                Objects.toString(results.get(postcode), "missing"),
                Objects.toString(expected.get(postcode), "none")));
      }
    }
  }

  boolean isEqual() {
    return differences.isEmpty();
  }

  /**
   * The outcome for a person, in one line or several.
   *
   * @param reference what the results were compared with, such as "the simulator's truth"
   */
  String describe(String reference) {
    if (isEqual()) {
      return String.format(
          Locale.ROOT,
          "The results equal %s for %d postcode%s.",
          reference,
          postcodes,
          postcodes == 1 ? "" : "s");
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "The results differ from %s for %d of %d postcodes:",
            reference,
            differences.size(),
            postcodes));
    differences.stream().limit(MOST_SHOWN).forEach(each -> lines.add("  " + each));
    if (differences.size() > MOST_SHOWN) {
      lines.add("  and " + (differences.size() - MOST_SHOWN) + " more");
    }
    return String.join(System.lineSeparator(), lines);
  }
}
