package velib.stacktests.guarantees.checks;

import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.util.List;
import velib.stacktests.guarantees.traffic.MessageOrigin;
import velib.stationmodel.PostcodeRule;
import velib.testkit.TotalsOracle;

/** The producer's messages on the topic add up to what the simulated feed served. */
final class ProducerLosesNothing implements Guarantee {
  private final TotalsOracle oracle;

  ProducerLosesNothing(Duration stationTtl) {
    oracle = new TotalsOracle(PostcodeRule.withShippedExceptions(), stationTtl);
  }

  @Override
  public String name() {
    return "the producer lost nothing of the feed";
  }

  @Override
  public List<String> breaches(Evidence evidence) {
    return Differences.between(
        evidence.truth,
        oracle.totals(evidence.input.stream().filter(MessageOrigin::isProducer).collect(toList())));
  }
}
