package velib.stacktests.guarantees.checks;

import java.time.Duration;
import java.util.List;

/** All that the pipeline promises. */
public final class Guarantees {
  private Guarantees() {}

  /** All guarantees, for a run with this time to live of stations. */
  public static List<Guarantee> all(Duration stationTtl) {
    return List.of(
        new FinalTotals(stationTtl),
        new ProducerLosesNothing(stationTtl),
        new NoResultTwice(),
        new NoResultLost(),
        new ResultsNeverGoBack(),
        new EveryMessageAccountedFor(stationTtl),
        new DeadLettersOnce(stationTtl),
        new NothingStuck());
  }
}
