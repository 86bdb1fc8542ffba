package velib.sparkconsumer.checkpoint;

import java.util.Map;
import java.util.NavigableMap;
import org.apache.kafka.common.TopicPartition;
import velib.sparkconsumer.kafka.ConsumerKafka;
import velib.sparkconsumer.kafka.LastWrittenBatch;

/**
 * Whether this checkpoint may go on from what was written last. It may not when another checkpoint
 * has written since, when it is an old copy of the one that did, or when Kafka has lost what it
 * wrote: what it takes for published is then not what the results topic says.
 */
public final class ContinuationCheck {
  private static final String ONE_CONSUMER = "Run one consumer for each results topic.";

  private final String directory;
  private final ConsumerKafka kafka;
  private final LastWrittenBatch last;

  /**
   * A question about a checkpoint.
   *
   * @param last what was written last; null where Kafka has nothing
   */
  public ContinuationCheck(String directory, ConsumerKafka kafka, LastWrittenBatch last) {
    this.directory = directory;
    this.kafka = kafka;
    this.last = last;
  }

  /**
   * Compares the checkpoint with what was written last.
   *
   * @throws Refusal when it may not go on; says why
   */
  public void require(Checkpoint checkpoint) {
    boolean someBatchIsDone = checkpoint.someBatchIsDone();
    require(checkpoint.queryId(), checkpoint.lastBegun(), someBatchIsDone);
    if (someBatchIsDone && last.marker().total().counted() > 0 && kafka.resultsAreEmpty()) {
      throw new Refusal(
          String.format(
              "The topic %s is empty, though batch %d was written to it: it was made anew, and the"
                  + " checkpoint in %s would go on with changes alone. %s",
              kafka.resultsTopic(), last.marker().batchId(), directory, Refusal.BEGIN_AFRESH));
    }
  }

  /**
   * The same by what the checkpoint says.
   *
   * @param begun its last two batches with where they end; empty in a new one
   * @param someBatchIsDone whether any of its batches is marked as done, and so was written
   */
  void require(
      String queryId,
      NavigableMap<Long, Map<TopicPartition, Long>> begun,
      boolean someBatchIsDone) {
    if (begun.isEmpty()) {
      return;
    }
    if (last == null) {
      if (someBatchIsDone) {
        // Kafka deletes a group's offsets with their topic: nothing else tells a new one that has
        // grown as long as the old one was.
        throw new DataLoss(
            String.format(
                "The topic %s was made anew, or the offsets of the group %s were deleted: the"
                    + " checkpoint in %s goes on from offsets that Kafka knows nothing of.",
                kafka.inputTopic(), ConsumerKafka.GROUP, directory));
      }
      return;
    }
    if (last.marker().isOfQuery(queryId)) {
      requireWhereItWas(begun);
    } else if (someBatchIsDone || !coversWhatWasWritten(begun.lastEntry().getValue())) {
      // A first batch that a crash cut short may be run again: it covers all that is on the topic.
      throw new Refusal(
          String.format(
              "The topic %s was last written from another checkpoint (%s), not from the one in %s:"
                  + " another consumer runs, or this checkpoint is an old one. %s %s",
              kafka.resultsTopic(),
              last.marker().queryId(),
              directory,
              ONE_CONSUMER,
              Refusal.BEGIN_AFRESH));
    }
  }

  private void requireWhereItWas(NavigableMap<Long, Map<TopicPartition, Long>> begun) {
    long written = last.marker().batchId();
    Map<TopicPartition, Long> ends = begun.get(written);
    if (written > begun.lastKey() || (ends != null && !agree(ends))) {
      throw new Refusal(
          String.format(
              "The topic %s was last written from a copy of the checkpoint in %s that went on to"
                  + " batch %d another way: another consumer runs on that copy, or this is the"
                  + " older of the two. %s %s",
              kafka.resultsTopic(), directory, written, ONE_CONSUMER, Refusal.BEGIN_AFRESH));
    }
    if (written < begun.lastKey() - 1) {
      throw new Refusal(
          String.format(
              "Kafka has lost results: the checkpoint in %s wrote batch %d to %s, by Kafka's word"
                  + " the last was %d. %s",
              directory, begun.lastKey() - 1, kafka.resultsTopic(), written, Refusal.BEGIN_AFRESH));
    }
  }

  private boolean coversWhatWasWritten(Map<TopicPartition, Long> ends) {
    return last.ends().entrySet().stream()
        .allMatch(written -> ends.getOrDefault(written.getKey(), 0L) >= written.getValue());
  }

  private boolean agree(Map<TopicPartition, Long> ends) {
    return ends.entrySet().containsAll(last.ends().entrySet());
  }
}
