package velib.stacktests.guarantees.checks;

import java.time.Duration;
import java.util.List;
import velib.stationmodel.PostcodeRule;
import velib.testkit.TotalsOracle;

/** The last result of each postcode equals the total of the messages on the input topic. */
public final class FinalTotals implements Guarantee {
  private final TotalsOracle oracle;

  /** The check for a run with this time to live of stations. */
  public FinalTotals(Duration stationTtl) {
    oracle = new TotalsOracle(PostcodeRule.withShippedExceptions(), stationTtl);
  }

  @Override
  public String name() {
    return "final totals equal the oracle";
  }

  @Override
  public List<String> breaches(Evidence evidence) {
    return Differences.between(
        oracle.totals(evidence.input), TotalsOracle.published(evidence.results));
  }
}
