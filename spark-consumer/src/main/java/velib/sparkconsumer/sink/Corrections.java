package velib.sparkconsumer.sink;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.PostcodeTotalsJson;

/** What has to be published so that the results on the topic become those of a new checkpoint. */
final class Corrections {
  private Corrections() {}

  /**
   * Returns the results that differ from the committed ones, and zeros for each committed postcode
   * that has no result.
   *
   * @param results the last result of every postcode that the checkpoint knows
   * @param committed the last result of every postcode on the topic
   */
  static TreeMap<String, byte[]> between(
      Map<String, byte[]> results, Map<String, byte[]> committed) {
    TreeMap<String, byte[]> corrections = new TreeMap<>(results);
    committed
        .keySet()
        .forEach(postcode -> corrections.computeIfAbsent(postcode, Corrections::zeros));
    corrections
        .entrySet()
        .removeIf(result -> isKnown(result.getKey(), result.getValue(), committed));
    return corrections;
  }

  /** A postcode that was never published and has no station any more is no news either. */
  private static boolean isKnown(String postcode, byte[] result, Map<String, byte[]> committed) {
    return Arrays.equals(result, committed.getOrDefault(postcode, zeros(postcode)));
  }

  private static byte[] zeros(String postcode) {
    return PostcodeTotalsJson.write(PostcodeTotals.of(postcode, List.of()));
  }
}
