package velib.stacktests.guarantees.checks;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import velib.stationmodel.PostcodeTotals;

/** All that the pipeline promises. */
public final class Guarantees {
  private Guarantees() {}

  /** All guarantees, for a run with this time to live of stations. */
  public static List<Guarantee> all(Duration stationTtl) {
    return List.of(
        new FinalTotals(stationTtl),
        new ProducerLosesNothing(stationTtl),
        new NoResultTwice(),
        new NoResultLost(stationTtl),
        new ResultsNeverGoBack(stationTtl),
        new EveryMessageAccountedFor(stationTtl),
        new DeadLettersOnce(stationTtl),
        new NothingStuck());
  }

  /**
   * How many of the expected results are there because a station expired. If there is none, a run
   * has not tried expiry.
   */
  public static long resultsOfExpiry(Evidence evidence, Duration stationTtl) {
    Map<String, List<PostcodeTotals>> without = ExpectedResults.of(evidence, Duration.ofDays(365));
    return ExpectedResults.of(evidence, stationTtl).values().stream()
        .flatMap(List::stream)
        .filter(totals -> !without.get(totals.postcode()).contains(totals))
        .count();
  }
}
