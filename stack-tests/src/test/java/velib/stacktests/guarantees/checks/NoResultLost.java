package velib.stacktests.guarantees.checks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import velib.stationmodel.PostcodeTotals;

/** Each state that a postcode had at a commit was published, in the order of the commits. */
final class NoResultLost implements Guarantee {
  private final Duration stationTtl;

  NoResultLost(Duration stationTtl) {
    this.stationTtl = stationTtl;
  }

  @Override
  public String name() {
    return "no result lost";
  }

  @Override
  public List<String> breaches(Evidence evidence) {
    Map<String, List<PostcodeTotals>> results = PublishedResults.byPostcode(evidence.results);
    List<String> breaches = new ArrayList<>();
    ExpectedResults.of(evidence, stationTtl)
        .forEach(
            (postcode, states) ->
                Subsequence.firstMissing(states, results.getOrDefault(postcode, List.of()))
                    .ifPresent(state -> breaches.add(postcode + ": was not published: " + state)));
    return breaches;
  }
}
