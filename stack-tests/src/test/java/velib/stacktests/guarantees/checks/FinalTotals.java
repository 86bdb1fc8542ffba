package velib.stacktests.guarantees.checks;

import java.time.Duration;
import java.util.List;
import velib.stationmodel.PostcodeRule;
import velib.testkit.TotalsOracle;

/** The last result of each postcode is what the messages on the input topic add up to. */
public final class FinalTotals implements Guarantee {
  private final TotalsOracle oracle;

  /** Judges a run in which stations expire after this time. */
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
