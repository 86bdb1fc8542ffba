package velib.stacktests.guarantees.checks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.StationCodes;
import velib.stationmodel.StationStatus;
import velib.stationmodel.StationStatusReader;
import velib.stationmodel.UnusableStatus;

/**
 * The results that had to be published: the totals of each postcode at each commit, in order and
 * without repetitions. Stations do not expire here, because a run is shorter than their time to
 * live.
 */
final class ExpectedResults {
  private static final Comparator<ConsumerRecord<byte[], byte[]>> EARLIER_TO_LATER =
      Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
          .thenComparingInt(ConsumerRecord::partition)
          .thenComparingLong(ConsumerRecord::offset);

  private final StationStatusReader reader = new StationStatusReader();
  private final PostcodeRule rule = PostcodeRule.withShippedExceptions();
  private final Map<Integer, List<ConsumerRecord<byte[], byte[]>>> input = new HashMap<>();
  private final Map<Integer, Integer> taken = new HashMap<>();
  private final Map<String, ConsumerRecord<byte[], byte[]>> latest = new HashMap<>();
  private final Map<String, Map<String, StationStatus>> statuses = new HashMap<>();
  private final Map<String, List<PostcodeTotals>> states = new TreeMap<>();

  private ExpectedResults(List<ConsumerRecord<byte[], byte[]>> messages) {
    for (ConsumerRecord<byte[], byte[]> message : messages) {
      input.computeIfAbsent(message.partition(), p -> new ArrayList<>()).add(message);
    }
  }

  static Map<String, List<PostcodeTotals>> of(Evidence evidence) {
    ExpectedResults expected = new ExpectedResults(evidence.input);
    evidence.commits.forEach(expected::advance);
    return expected.states;
  }

  private void advance(CommittedBatch commit) {
    Set<String> touched = new TreeSet<>();
    commit.ends.forEach(
        (partition, end) -> {
          List<ConsumerRecord<byte[], byte[]>> messages = input.getOrDefault(partition, List.of());
          int next = taken.getOrDefault(partition, 0);
          while (next < messages.size() && messages.get(next).offset() < end) {
            take(messages.get(next++)).ifPresent(touched::add);
          }
          taken.put(partition, next);
        });
    touched.forEach(this::note);
  }

  /** Applies the message and returns the postcode whose totals it may have changed. */
  private Optional<String> take(ConsumerRecord<byte[], byte[]> message) {
    try {
      StationStatus status = message.value() == null ? null : reader.read(message.value());
      String station = status == null ? keyOf(message) : status.stationCode();
      Optional<String> postcode = station == null ? Optional.empty() : rule.postcodeOf(station);
      if (postcode.isPresent() && isLatest(station, message)) {
        latest.put(station, message);
        statuses.computeIfAbsent(postcode.get(), p -> new TreeMap<>()).put(station, status);
        return postcode;
      }
    } catch (UnusableStatus deadLetter) {
      // It changes nothing.
    }
    return Optional.empty();
  }

  private boolean isLatest(String station, ConsumerRecord<byte[], byte[]> message) {
    ConsumerRecord<byte[], byte[]> known = latest.get(station);
    return known == null || EARLIER_TO_LATER.compare(known, message) < 0;
  }

  private void note(String postcode) {
    List<StationStatus> present = new ArrayList<>(statuses.get(postcode).values());
    present.removeIf(status -> status == null);
    PostcodeTotals totals = PostcodeTotals.of(postcode, present);
    List<PostcodeTotals> before = states.computeIfAbsent(postcode, p -> new ArrayList<>());
    PostcodeTotals last =
        before.isEmpty() ? PostcodeTotals.of(postcode, List.of()) : before.get(before.size() - 1);
    if (!totals.equals(last)) {
      before.add(totals);
    }
  }

  private static String keyOf(ConsumerRecord<byte[], byte[]> removal) {
    return removal.key() == null
        ? null
        : StationCodes.ofText(new String(removal.key(), java.nio.charset.StandardCharsets.UTF_8));
  }
}
