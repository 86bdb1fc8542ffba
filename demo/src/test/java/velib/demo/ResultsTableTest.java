package velib.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.StationSums;

class ResultsTableTest {
  private static final long NOW = 1_800_000_000_000L;

  @Test
  void eachPostcodeHasItsLineAndTheSumStandsBelow() {
    List<String> lines =
        table(80, 10)
            .lines(List.of(result("75016", 1_234, 5), result("93200", 7, 300)), "footer", NOW);

    assertThat(lines)
        .containsExactly(
            "postcode      bikes  mechanical  electric    docks  stations      age",
            "75016         1,234       1,233         1       10         2      5 s",
            "93200             7           6         1       10         2    5 min",
            "all 2         1,241       1,239         2       20         4      5 s",
            "footer");
  }

  @Test
  void whatSteersATerminalIsShownAsOneCharacter() {
    assertThat(table(80, 10).lines(List.of(result("7\u001b[2J\n\u202e", 3, 0)), "", NOW).get(1))
        .startsWith("7\uFFFD[2J\uFFFD\uFFFD ");
  }

  @Test
  void onePostcodeNeedsNoSum() {
    assertThat(table(80, 10).lines(List.of(result("75016", 3, 0)), "", NOW)).hasSize(2);
  }

  @Test
  void withoutResultsTheHeadingAndTheFooterStand() {
    assertThat(table(80, 10).lines(List.of(), "waiting", NOW)).hasSize(2).endsWith("waiting");
  }

  @Test
  void whatFitsIsShownInFull() {
    List<String> lines = table(80, 8).lines(results(4), "a\nb", NOW);

    assertThat(lines).hasSize(8).noneMatch(line -> line.contains("more"));
  }

  @Test
  void whatDoesNotFitIsCountedAndSummedAllTheSame() {
    List<String> lines = table(80, 8).lines(results(60), "a\nb", NOW);

    assertThat(lines).hasSize(8);
    assertThat(lines.get(3)).startsWith("75003");
    assertThat(lines.get(4)).isEqualTo("57 more postcodes: a taller window shows them");
    assertThat(lines.get(5)).startsWith("all 60").contains(" 300 ");
  }

  @Test
  void aTerminalOfFewLinesStillGetsOnePostcode() {
    assertThat(table(80, 1).lines(results(60), "a", NOW))
        .anyMatch(line -> line.startsWith("75001"));
  }

  @Test
  void noLineIsWiderThanTheTerminal() {
    assertThat(table(30, 10).lines(results(60), "a footer that is rather long for it", NOW))
        .allMatch(line -> line.length() <= 30);
  }

  @Test
  void aResultThatHasJustChangedStandsOut() {
    ResultsTable coloured = new ResultsTable(Style.of(Map.of()), 80, 10);

    List<String> lines =
        coloured.lines(List.of(result("75016", 3, 0), result("93200", 3, 10)), "", NOW);

    assertThat(lines.get(1)).startsWith("\u001B[32m75016").endsWith("\u001B[0m");
    assertThat(lines.get(2)).startsWith("93200");
  }

  @Test
  void whoeverWantsNoColourGetsNone() {
    Style style = Style.of(Map.of("NO_COLOR", "1"));

    assertThat(new ResultsTable(style, 80, 10).lines(results(3), "footer", NOW))
        .noneMatch(line -> line.contains("\u001B"));
  }

  @Test
  void aMessageFromTheFutureIsNotYoungerThanNow() {
    assertThat(result("75016", 3, -20).ageSeconds(NOW)).isZero();
  }

  private static ResultsTable table(int width, int height) {
    return new ResultsTable(Style.plain(), width, height);
  }

  private static List<Result> results(int count) {
    List<Result> results = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      results.add(result(String.valueOf(75_000 + number), 5, 0));
    }
    return results;
  }

  private static Result result(String postcode, long bikes, long ageSeconds) {
    PostcodeTotals totals =
        new PostcodeTotals(
            postcode, new StationSums(bikes, bikes - 1, 1, bikes, 10, 2, 1_800_000_000L));
    return new Result(totals, NOW - ageSeconds * 1000);
  }
}
