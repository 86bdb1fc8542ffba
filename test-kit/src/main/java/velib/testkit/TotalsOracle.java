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
 * station, without the expired ones, summed by postcode. Of each partition and postcode, only the
 * stations count that were mentioned last. It reads a message as the pipeline does, but shares none
 * of the code under test. It states the rule of the latest message once more on purpose: an oracle
 * that used the pipeline's own rule could not find it wrong.
 */
public final class TotalsOracle {
  /** The order of results, of which those of a postcode may be in several partitions. */
  private static final Comparator<ConsumerRecord<byte[], byte[]>> EARLIER_TO_LATER =
      Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
          .thenComparingInt(ConsumerRecord::partition)
          .thenComparingLong(ConsumerRecord::offset);

  private static final int LONGEST_CODE = 64; // characters; the key of a removal has the same limit

  private final StationStatusReader reader = new StationStatusReader();
  private final PostcodeRule rule;
  private final Duration stationTtl;
  private final int postcodeMaxStations;

  /**
   * An oracle for one postcode rule and one time to live of silent stations. No postcode has too
   * many stations.
   */
  public TotalsOracle(PostcodeRule rule, Duration stationTtl) {
    this(rule, stationTtl, Integer.MAX_VALUE);
  }

  /**
   * An oracle for postcodes that may have too many stations.
   *
   * @param postcodeMaxStations how many stations of a postcode count in each partition: those whose
   *     latest messages are the last, removals among them
   */
  public TotalsOracle(PostcodeRule rule, Duration stationTtl, int postcodeMaxStations) {
    this.rule = rule;
    this.stationTtl = stationTtl;
    this.postcodeMaxStations = postcodeMaxStations;
  }

  /** The totals after all these messages; a postcode without stations is left out. */
  public Map<String, PostcodeTotals> totals(List<ConsumerRecord<byte[], byte[]>> messages) {
    Reading reading = begin();
    reading.read(messages);
    return reading.totals();
  }

  /** Begins to read a topic, of which nothing has been read yet. */
  public Reading begin() {
    return new Reading();
  }

  /**
   * A topic that is read piece by piece. It keeps only the latest message of each station and
   * partition, so the topic may be longer than fits in memory.
   */
  public final class Reading {
    private final Map<Integer, Map<String, Latest>> latest = new TreeMap<>();
    private final Map<Integer, Long> lastMs = new TreeMap<>();

    private Reading() {}

    /** Reads the messages that follow; those of a partition follow those read before. */
    public void read(List<ConsumerRecord<byte[], byte[]>> messages) {
      List<ConsumerRecord<byte[], byte[]>> inOrder = new ArrayList<>(messages);
      inOrder.sort(Comparator.comparingLong(ConsumerRecord::offset));
      for (ConsumerRecord<byte[], byte[]> message : inOrder) {
        station(message).ifPresent(station -> read(station, message));
      }
    }

    private void read(String station, ConsumerRecord<byte[], byte[]> message) {
      Map<String, Latest> stations =
          latest.computeIfAbsent(message.partition(), p -> new HashMap<>());
      long backMs =
          lastMs.getOrDefault(message.partition(), message.timestamp()) - message.timestamp();
      if (backMs > 0) { // the clock was set back: what was before it moves back with it
        stations.values().forEach(before -> before.timeMs -= backMs);
      }
      lastMs.put(message.partition(), message.timestamp());
      stations.put(station, new Latest(message));
    }

    /** The totals after all messages read; a postcode without stations is left out. */
    public Map<String, PostcodeTotals> totals() {
      Map<String, Latest> ofAllPartitions = new HashMap<>();
      for (Map<String, Latest> stations : latest.values()) { // the greatest partition wins a tie
        mentionedLast(stations)
            .forEach(
                (station, one) ->
                    ofAllPartitions.merge(
                        station,
                        one,
                        (known, other) -> other.timeMs >= known.timeMs ? other : known));
      }
      long newestMs = lastMs.values().stream().mapToLong(Long::longValue).max().orElse(0);
      Map<String, List<StationStatus>> byPostcode = new TreeMap<>();
      for (Latest one : ofAllPartitions.values()) {
        if (one.value != null && newestMs - one.timeMs < stationTtl.toMillis()) {
          StationStatus status = TotalsOracle.this.read(one.value).orElseThrow();
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

    /** Of the stations of a partition, those of each postcode that were mentioned last. */
    private Map<String, Latest> mentionedLast(Map<String, Latest> stations) {
      Map<String, Integer> seen = new HashMap<>();
      Map<String, Latest> last = new HashMap<>();
      stations.entrySet().stream()
          .sorted(Comparator.comparingLong(station -> -station.getValue().offset))
          .filter(
              station ->
                  seen.merge(rule.postcodeOf(station.getKey()).orElseThrow(), 1, Integer::sum)
                      <= postcodeMaxStations)
          .forEach(station -> last.put(station.getKey(), station.getValue()));
      return last;
    }
  }

  private static final class Latest {
    private long timeMs;
    private final long offset;
    private final byte[] value;

    Latest(ConsumerRecord<byte[], byte[]> message) {
      timeMs = message.timestamp();
      offset = message.offset();
      value = message.value();
    }
  }

  /**
   * The last result of each postcode on the results topic, without those that have no station. The
   * results of a postcode may be in several partitions, as the topic may have got more of them.
   */
  public static Map<String, PostcodeTotals> published(
      List<ConsumerRecord<byte[], byte[]>> results) {
    Map<String, PostcodeTotals> last = new TreeMap<>();
    List<ConsumerRecord<byte[], byte[]>> ordered = new ArrayList<>(results);
    ordered.sort(EARLIER_TO_LATER);
    for (ConsumerRecord<byte[], byte[]> result : ordered) {
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

  /** The station that a message counts for; empty if it is a dead letter. */
  private Optional<String> station(ConsumerRecord<byte[], byte[]> message) {
    Optional<String> code =
        message.value() != null
            ? read(message.value()).map(StationStatus::stationCode)
            : Optional.ofNullable(message.key())
                .map(key -> new String(key, StandardCharsets.UTF_8).trim())
                .filter(key -> !key.isEmpty() && key.codePoints().count() <= LONGEST_CODE);
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
