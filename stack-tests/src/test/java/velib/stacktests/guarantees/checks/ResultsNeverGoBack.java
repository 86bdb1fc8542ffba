package velib.stacktests.guarantees.checks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import velib.stationmodel.PostcodeTotals;

/**
 * The results of a postcode are states that it had at the commits, in the order of the commits. No
 * result goes back to an older state, and every result was true at some commit.
 */
final class ResultsNeverGoBack implements Guarantee {
  private final Duration stationTtl;

  ResultsNeverGoBack(Duration stationTtl) {
    this.stationTtl = stationTtl;
  }

  @Override
  public String name() {
    return "results never go back to an older state";
  }

  @Override
  public List<String> breaches(Evidence evidence) {
    Map<String, List<PostcodeTotals>> states = ExpectedResults.of(evidence, stationTtl);
    List<String> breaches = commitsThatGoBack(evidence.commits);
    PublishedResults.byPostcode(evidence.results)
        .forEach(
            (postcode, results) ->
                Subsequence.firstMissing(results, states.getOrDefault(postcode, List.of()))
                    .ifPresent(
                        result ->
                            breaches.add(
                                postcode + ": not a state after the preceding one: " + result)));
    return breaches;
  }

  private static List<String> commitsThatGoBack(List<CommittedBatch> commits) {
    List<String> breaches = new ArrayList<>();
    for (int i = 1; i < commits.size(); i++) {
      CommittedBatch before = commits.get(i - 1);
      CommittedBatch commit = commits.get(i);
      if (before.ends.entrySet().stream()
          .anyMatch(end -> commit.ends.getOrDefault(end.getKey(), 0L) < end.getValue())) {
        breaches.add("the batch " + commit + " goes back to before its predecessor, " + before);
      }
    }
    return breaches;
  }
}
