package velib.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.StationSums;

class ComparisonTest {
  @Test
  void equalResultsAreCounted() {
    Comparison comparison =
        new Comparison(
            Map.of("75016", bikes("75016", 3), "93200", bikes("93200", 4)),
            Map.of("93200", bikes("93200", 4), "75016", bikes("75016", 3)));

    assertThat(comparison.isEqual()).isTrue();
    assertThat(comparison.describe("the truth"))
        .isEqualTo("The results equal the truth for 2 postcodes.");
  }

  @Test
  void everyKindOfDifferenceIsNamed() {
    Comparison comparison =
        new Comparison(
            Map.of("75001", bikes("75001", 1), "75002", bikes("75002", 2)),
            Map.of("75002", bikes("75002", 3), "75003", bikes("75003", 4)));

    assertThat(comparison.isEqual()).isFalse();
    assertThat(comparison.describe("the truth").lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("differ from the truth for 3 of 3 postcodes"),
            line -> assertThat(line).contains("75001").contains("should be none"),
            line -> assertThat(line).contains("\"total_bikes\":2", "\"total_bikes\":3"),
            line -> assertThat(line).contains("75003: the result is missing"));
  }

  @Test
  void manyDifferencesAreCutShort() {
    Map<String, PostcodeTotals> expected = new TreeMap<>();
    for (int postcode = 75_001; postcode <= 75_020; postcode++) {
      expected.put(String.valueOf(postcode), bikes(String.valueOf(postcode), 1));
    }

    assertThat(new Comparison(Map.of(), expected).describe("the truth").lines())
        .hasSize(12)
        .last()
        .isEqualTo("  and 10 more");
  }

  private static PostcodeTotals bikes(String postcode, long bikes) {
    return new PostcodeTotals(
        postcode, new StationSums(bikes, bikes, 0, bikes, 5, 1, 1_800_000_000L));
  }
}
