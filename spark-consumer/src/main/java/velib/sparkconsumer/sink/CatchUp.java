package velib.sparkconsumer.sink;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import velib.sparkconsumer.checkpoint.HeldResults;
import velib.sparkconsumer.kafka.ConsumerKafka;
import velib.sparkconsumer.kafka.LastWrittenBatch;

/**
 * How a new checkpoint follows on from the results on the topic. They cover messages that the
 * checkpoint has yet to read, so its first totals are older than they are. Its results are held
 * until it has read as far; then what differs is published at once. If the topic has no results,
 * nothing is held.
 *
 * <p>How far that is stays in Kafka as the group's committed offsets ({@link LastWrittenBatch}), so
 * a restart in between does not lose it.
 */
final class CatchUp {
  private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

  private final ConsumerKafka kafka;
  private final HeldResults held;
  private final Map<TopicPartition, Long> goal;

  private CatchUp(ConsumerKafka kafka, HeldResults held, Map<TopicPartition, Long> goal) {
    this.kafka = kafka;
    this.held = held;
    this.goal = goal;
  }

  /**
   * Finds out how far the results on the topic go.
   *
   * @param last the batch that was written last, by whichever checkpoint; null if none was
   */
  static CatchUp of(ConsumerKafka kafka, HeldResults held, LastWrittenBatch last) {
    return new CatchUp(
        kafka, held, kafka.committedResults().isEmpty() ? Map.of() : goal(kafka.inputEnds(), last));
  }

  /** An unknown offset may be the end, and one beyond the end will never be reached. */
  private static Map<TopicPartition, Long> goal(
      Map<TopicPartition, Long> inputEnds, LastWrittenBatch last) {
    Map<TopicPartition, Long> covered = last == null ? Map.of() : last.covered();
    Map<TopicPartition, Long> goal = new HashMap<>();
    inputEnds.forEach(
        (partition, end) ->
            goal.put(partition, Math.min(end, covered.getOrDefault(partition, end))));
    return goal;
  }

  /**
   * Returns what a batch publishes; nothing if its results are held.
   *
   * @param ends for each partition, the offset after the last message that was read
   * @param results the results that have changed in this batch
   */
  Map<String, byte[]> toPublish(
      long batchId, Map<TopicPartition, Long> ends, Map<String, byte[]> results)
      throws IOException {
    Map<String, byte[]> all = new TreeMap<>(held.before(batchId));
    all.putAll(results);
    long left = left(ends);
    if (left == 0) {
      return Corrections.between(all, kafka.committedResults());
    }
    held.keep(batchId, all);
    LOG.info(
        "batch {}: the results on {} are newer; this job publishes none until it has read the same"
            + " messages, {} more",
        batchId,
        kafka.resultsTopic(),
        left);
    return Map.of();
  }

  private long left(Map<TopicPartition, Long> ends) {
    return goal.entrySet().stream()
        .mapToLong(to -> Math.max(0, to.getValue() - ends.getOrDefault(to.getKey(), 0L)))
        .sum();
  }

  /** For each partition, the offset that the results on the topic cover after a batch. */
  Map<TopicPartition, Long> covered(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> covered = new HashMap<>();
    // Not of the goal's: a partition that is newer than the batch is not in the checkpoint yet.
    ends.forEach(
        (partition, end) ->
            covered.put(partition, Math.max(end, goal.getOrDefault(partition, 0L))));
    return covered;
  }
}
