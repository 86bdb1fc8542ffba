package velib.stacktests.guarantees.checks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import velib.stationmodel.PostcodeRule;
import velib.testkit.TotalsOracle;

/**
 * Every message was exactly one of counted, superseded, expired or a dead letter: the sums that
 * each batch commits add up to the number of messages read.
 */
final class EveryMessageAccountedFor implements Guarantee {
  private static final int DEAD_LETTERS = 3;

  private final TotalsOracle oracle;

  EveryMessageAccountedFor(Duration stationTtl) {
    oracle = new TotalsOracle(PostcodeRule.withShippedExceptions(), stationTtl);
  }

  @Override
  public String name() {
    return "every message accounted for";
  }

  @Override
  public List<String> breaches(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    CommittedBatch last = null;
    for (CommittedBatch commit : evidence.commits) {
      last = commit;
      long[] tally = commit.tally();
      long sum = tally == null ? -1 : Arrays.stream(tally).sum();
      if (sum != commit.messages()) {
        breaches.add(
            String.format(
                Locale.ROOT,
                "%d messages were read, the sum is %d: %s",
                commit.messages(),
                sum,
                commit));
      }
    }
    if (last == null || last.messages() != evidence.input.size()) {
      breaches.add(evidence.input.size() + " messages are on the topic, the last batch is " + last);
    } else if (last.tally() != null
        && last.tally()[DEAD_LETTERS] != oracle.unusable(evidence.input)) {
      breaches.add(
          oracle.unusable(evidence.input)
              + " messages cannot be counted, but dead letters were "
              + last.tally()[DEAD_LETTERS]);
    }
    return breaches;
  }
}
