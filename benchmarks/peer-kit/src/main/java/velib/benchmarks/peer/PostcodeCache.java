package velib.benchmarks.peer;

import java.util.HashMap;
import java.util.Map;
import velib.stationmodel.PostcodeRule;

/** Caches the postcode of each station. Not thread-safe. */
public final class PostcodeCache {
  private final PostcodeRule rule = PostcodeRule.withShippedExceptions();
  private final Map<String, String> known = new HashMap<>();

  /** Returns the postcode of a station, or null if its code does not resolve to one. */
  public String of(String stationCode) {
    return known.computeIfAbsent(stationCode, code -> rule.postcodeOf(code).orElse(null));
  }
}
