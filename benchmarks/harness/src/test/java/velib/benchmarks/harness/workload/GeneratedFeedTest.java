package velib.benchmarks.harness.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.PostcodeTotalsJson;
import velib.stationmodel.StationStatus;
import velib.stationmodel.StationStatusReader;
import velib.stationmodel.UnusableStatus;

class GeneratedFeedTest {
  private final GeneratedFeed feed = new GeneratedFeed(1_500);
  private final StationStatusReader reader = new StationStatusReader();

  @Test
  void theNetworkHasSixtyPostcodesAndNoCodeTwice() {
    Set<String> codes = new HashSet<>();
    Set<String> postcodes = new HashSet<>();
    for (int station = 0; station < 1_500; station++) {
      codes.add(new String(feed.key(station), StandardCharsets.UTF_8));
      postcodes.add(feed.postcode(station));
    }
    assertThat(codes).hasSize(1_500);
    assertThat(postcodes).hasSize(StationCodeList.POSTCODES);
  }

  @Test
  void aRowSaysWhatItsStatusSays() throws UnusableStatus {
    for (int station = 0; station < 1_500; station++) {
      assertThat(reader.read(feed.row(station, station % 100)))
          .isEqualTo(feed.status(station, station % 100));
    }
  }

  @Test
  void aRowIsAsLongAsOneOfTheRealFeed() {
    double bytes = 0;
    for (int station = 0; station < 1_500; station++) {
      bytes += feed.row(station, 1).length;
    }
    assertThat(bytes / 1_500).isBetween(270.0, 330.0);
  }

  @Test
  void everyTotalDiffersFromTheOneBefore() {
    for (int stations : new int[] {2, 1_500}) {
      GeneratedFeed other = new GeneratedFeed(stations);
      ExpectedResults expected = ExpectedResults.totals(other);
      Map<String, byte[]> before = expected.after(stations);
      for (int snapshot = 1; snapshot < 400; snapshot++) {
        Map<String, byte[]> now = expected.after((snapshot + 1L) * stations);
        for (String postcode : now.keySet()) {
          assertThat(now.get(postcode)).isNotEqualTo(before.get(postcode));
        }
        before = now;
      }
    }
  }

  @Test
  void theExpectedTotalsAreThoseOfTheLatestMessages() throws UnusableStatus {
    long messages = 3 * 1_500 + 700;
    Map<String, StationStatus> latest = new TreeMap<>();
    Map<String, String> postcodes = new TreeMap<>();
    for (long message = 0; message < messages; message++) {
      int station = feed.stationOf(message);
      StationStatus status = reader.read(feed.row(station, feed.snapshotOf(message)));
      latest.put(status.stationCode(), status);
      postcodes.put(status.stationCode(), feed.postcode(station));
    }

    Map<String, byte[]> expected = ExpectedResults.totals(feed).after(messages);

    assertThat(expected).hasSize(60);
    expected.forEach(
        (postcode, result) -> {
          PostcodeTotals totals = PostcodeTotalsJson.read(result);
          assertThat(totals)
              .isEqualTo(
                  PostcodeTotals.of(
                      postcode,
                      () ->
                          latest.values().stream()
                              .filter(s -> postcodes.get(s.stationCode()).equals(postcode))
                              .iterator()));
        });
  }

  @Test
  void theGrowingSumsAddUpEverySnapshot() {
    GeneratedFeed small = new GeneratedFeed(2);
    long bikes = small.status(0, 0).bikes() + small.status(0, 1).bikes();
    GrowingSums sums = new GrowingSums(small);

    sums.after(2);
    String result = new String(sums.after(3).get(small.postcode(0)), StandardCharsets.UTF_8);

    assertThat(result).contains("\"total_bikes\":" + bikes + ",");
  }
}
