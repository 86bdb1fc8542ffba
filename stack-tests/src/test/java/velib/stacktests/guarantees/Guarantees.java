package velib.stacktests.guarantees;

import java.time.Duration;
import java.util.List;

/** All that the pipeline promises. */
final class Guarantees {
  private Guarantees() {}

  static List<Guarantee> all(Duration stationTtl) {
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
