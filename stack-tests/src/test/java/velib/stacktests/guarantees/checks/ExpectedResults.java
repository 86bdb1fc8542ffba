package velib.stacktests.guarantees.checks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.PostcodeTotals;
import velib.testkit.TotalsOracle;

/**
 * The results that had to be published: the totals of each postcode at each commit, in order and
 * without repetitions. The oracle says what they are, from the messages up to the commit alone.
 */
final class ExpectedResults {
  private final Map<Integer, List<ConsumerRecord<byte[], byte[]>>> input = new HashMap<>();
  private final Map<Integer, Integer> taken = new HashMap<>();
  private final TotalsOracle.Reading oracle;
  private final Map<String, List<PostcodeTotals>> states = new TreeMap<>();

  private ExpectedResults(List<ConsumerRecord<byte[], byte[]>> messages, Duration stationTtl) {
    oracle = new TotalsOracle(PostcodeRule.withShippedExceptions(), stationTtl).begin();
    for (ConsumerRecord<byte[], byte[]> message : messages) {
      input.computeIfAbsent(message.partition(), p -> new ArrayList<>()).add(message);
    }
  }

  static Map<String, List<PostcodeTotals>> of(Evidence evidence, Duration stationTtl) {
    ExpectedResults expected = new ExpectedResults(evidence.input, stationTtl);
    evidence.commits.forEach(expected::advance);
    return expected.states;
  }

  private void advance(CommittedBatch commit) {
    List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
    commit.ends.forEach(
        (partition, end) -> {
          List<ConsumerRecord<byte[], byte[]>> messages = input.getOrDefault(partition, List.of());
          int next = taken.getOrDefault(partition, 0);
          while (next < messages.size() && messages.get(next).offset() < end) {
            batch.add(messages.get(next++));
          }
          taken.put(partition, next);
        });
    oracle.read(batch);
    Map<String, PostcodeTotals> now = oracle.totals();
    Set<String> postcodes = new TreeSet<>(states.keySet());
    postcodes.addAll(now.keySet());
    postcodes.forEach(
        postcode -> note(now.getOrDefault(postcode, PostcodeTotals.of(postcode, List.of()))));
  }

  private void note(PostcodeTotals totals) {
    List<PostcodeTotals> before =
        states.computeIfAbsent(totals.postcode(), postcode -> new ArrayList<>());
    if (before.isEmpty() || !totals.equals(before.get(before.size() - 1))) {
      before.add(totals);
    }
  }
}
