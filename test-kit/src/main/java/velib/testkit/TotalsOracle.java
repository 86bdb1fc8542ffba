package velib.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.PostcodeTotalsJson;
import velib.stationmodel.StationStatus;
import velib.stationmodel.StationStatusReader;
import velib.stationmodel.UnusableStatus;

/**
 * What the totals have to be, computed from the messages alone: the latest valid status of each
 * station, without the expired ones, summed by postcode. It reads a message as the pipeline does,
 * but shares none of the code under test. It states the rule of the latest message once more on
 * purpose: an oracle that used the pipeline's own rule could not find it wrong.
 */
public final class TotalsOracle {
  private static final Comparator<ConsumerRecord<byte[], byte[]>> EARLIER_TO_LATER =
      Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
          .thenComparingInt(ConsumerRecord::partition)
          .thenComparingLong(ConsumerRecord::offset);

  private final StationStatusReader reader = new StationStatusReader();
  private final PostcodeRule rule;
  private final Duration stationTtl;

  /** An oracle for one postcode rule and one time to live of silent stations. */
  public TotalsOracle(PostcodeRule rule, Duration stationTtl) {
    this.rule = rule;
    this.stationTtl = stationTtl;
  }

  /** The totals after all these messages; a postcode without stations is left out. */
  public Map<String, PostcodeTotals> totals(List<ConsumerRecord<byte[], byte[]>> messages) {
    List<ConsumerRecord<byte[], byte[]>> latest = latest(messages);
    long newest = latest.stream().mapToLong(ConsumerRecord::timestamp).max().orElse(0);
    Map<String, List<StationStatus>> byPostcode = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> message : latest) {
      if (message.value() != null && !isExpired(message.timestamp(), newest)) {
        StationStatus status = read(message.value()).orElseThrow();
        byPostcode
            .computeIfAbsent(
                rule.postcodeOf(status.stationCode()).orElseThrow(), p -> new ArrayList<>())
            .add(status);
      }
    }
    Map<String, PostcodeTotals> totals = new TreeMap<>();
    byPostcode.forEach((p, statuses) -> totals.put(p, PostcodeTotals.of(p, statuses)));
    return totals;
  }

  /**
   * The latest valid message of each station, including removals. The other messages change no
   * total, so a test that reads a long topic piece by piece needs to keep only these.
   */
  public List<ConsumerRecord<byte[], byte[]>> latest(
      List<ConsumerRecord<byte[], byte[]>> messages) {
    List<ConsumerRecord<byte[], byte[]>> ordered = new ArrayList<>(messages);
    ordered.sort(EARLIER_TO_LATER);
    Map<String, ConsumerRecord<byte[], byte[]>> latest = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> message : ordered) {
      station(message).ifPresent(station -> latest.put(station, message));
    }
    return new ArrayList<>(latest.values());
  }

  /** The last result of each postcode on the results topic, without those that have no station. */
  public static Map<String, PostcodeTotals> published(
      List<ConsumerRecord<byte[], byte[]>> results) {
    Map<String, PostcodeTotals> last = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> result : results) {
      last.put(
          new String(result.key(), StandardCharsets.UTF_8),
          PostcodeTotalsJson.read(result.value()));
    }
    last.values().removeIf(totals -> totals.sums().stations() == 0);
    return last;
  }

  /** How many of the messages cannot be counted. */
  public long unusable(List<ConsumerRecord<byte[], byte[]>> messages) {
    return messages.stream().filter(message -> station(message).isEmpty()).count();
  }

  private boolean isExpired(long timestampMs, long newestMs) {
    long step = stationTtl.toMillis() / 60;
    return newestMs / step * step - timestampMs / step * step >= stationTtl.toMillis();
  }

  /** The station that a message counts for; empty if it is a dead letter. */
  private Optional<String> station(ConsumerRecord<byte[], byte[]> message) {
    Optional<String> code =
        message.value() != null
            ? read(message.value()).map(StationStatus::stationCode)
            : Optional.ofNullable(message.key())
                .map(key -> new String(key, StandardCharsets.UTF_8).trim())
                .filter(key -> !key.isEmpty());
    return code.filter(station -> rule.postcodeOf(station).isPresent());
  }

  private Optional<StationStatus> read(byte[] value) {
    try {
      return Optional.of(reader.read(value));
    } catch (UnusableStatus unusable) {
      return Optional.empty();
    }
  }
}
