package velib.benchmarks.peer;

import java.util.HashMap;
import java.util.Map;
import velib.stationmodel.PostcodeRule;

/** The project's postcode rule, asked once for each station. Not for several threads at once. */
public final class PostcodeCache {
  private final PostcodeRule rule = PostcodeRule.withShippedExceptions();
  private final Map<String, String> known = new HashMap<>();

  /** The postcode of a station; null where its code resolves to none. */
  public String of(String stationCode) {
    return known.computeIfAbsent(stationCode, code -> rule.postcodeOf(code).orElse(null));
  }
}
