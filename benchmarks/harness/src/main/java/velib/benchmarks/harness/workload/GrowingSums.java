package velib.benchmarks.harness.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import velib.stationmodel.StationStatus;

/** Sums over all messages, which grow with every snapshot: what the coursework job computes. */
public final class GrowingSums implements ExpectedResults {
  private final GeneratedFeed feed;
  private final Map<String, long[]> sums = new TreeMap<>();
  private long summed;

  /** Creates the sums of a feed. */
  public GrowingSums(GeneratedFeed feed) {
    this.feed = feed;
  }

  @Override
  public Map<String, byte[]> after(long messages) {
    if (messages < summed) {
      throw new IllegalArgumentException("asked for " + messages + " messages after " + summed);
    }
    for (; summed < messages; summed++) {
      int station = feed.stationOf(summed);
      StationStatus status = feed.status(station, feed.snapshotOf(summed));
      long[] sum = sums.computeIfAbsent(feed.postcode(station), p -> new long[3]);
      sum[0] += status.bikes();
      sum[1] += status.mechanicalBikes();
      sum[2] += status.electricBikes();
    }
    Map<String, byte[]> results = new TreeMap<>();
    sums.forEach((postcode, sum) -> results.put(postcode, json(postcode, sum)));
    return results;
  }

  private static byte[] json(String postcode, long[] sum) {
    return String.format(
            Locale.ROOT,
            "{\"postcode\":\"%s\",\"total_bikes\":%d,\"mechanical_bikes\":%d,\"electric_bikes\":%d}",
            postcode,
            sum[0],
            sum[1],
            sum[2])
        .getBytes(UTF_8);
  }
}
