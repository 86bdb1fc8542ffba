package velib.sparkconsumer.checkpoint;

import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import velib.sparkconsumer.kafka.ConsumerKafka;
import velib.sparkconsumer.kafka.LastWrittenBatch;

/**
 * Checks whether the job may resume from this checkpoint. It may not if another checkpoint has been
 * used since, if this is an old copy of the one last used, or if Kafka has lost what it wrote: then
 * the results topic does not hold what the checkpoint takes for published.
 */
public final class ContinuationCheck {
  private static final String ONE_CONSUMER = "Run one consumer for each results topic.";

  private final String directory;
  private final ConsumerKafka kafka;

  /** Null if Kafka knows of none. */
  private final LastWrittenBatch last;

  /**
   * Creates the check.
   *
   * @param last the batch that was written last, by whichever checkpoint
   */
  public ContinuationCheck(String directory, ConsumerKafka kafka, Optional<LastWrittenBatch> last) {
    this.directory = directory;
    this.kafka = kafka;
    this.last = last.orElse(null);
  }

  /**
   * Compares the checkpoint with what was written last.
   *
   * @throws Refusal if the job may not resume from it; says why
   */
  public void require(Checkpoint checkpoint) {
    boolean someBatchIsDone = checkpoint.someBatchIsDone();
    require(checkpoint.queryId(), checkpoint.lastBegun(), someBatchIsDone);
    if (someBatchIsDone && last.marker().total().counted() > 0 && kafka.resultsAreEmpty()) {
      throw new Refusal(
          String.format(
              Locale.ROOT,
              "The topic %s is empty, though batch %d was written to it: it was deleted and"
                  + " recreated. Resuming from the checkpoint in %s would publish only the totals"
                  + " that change from now on. %s",
              kafka.resultsTopic(),
              last.marker().batchId(),
              directory,
              Refusal.START_OVER));
    }
  }

  /**
   * Compares the content of a checkpoint with what was written last.
   *
   * @param begun its last two batches and the offsets at which they end; empty if it is new
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
        // Kafka deletes a group's offsets with their topic. Nothing else gives away a recreated
        // topic that has grown as long as the old one was.
        throw new DataLoss(
            String.format(
                Locale.ROOT,
                "The topic %s was recreated, or the offsets of the group %s were deleted: Kafka has"
                    + " no record of the offsets that the checkpoint in %s resumes from.",
                kafka.inputTopic(),
                ConsumerKafka.GROUP,
                directory));
      }
      return;
    }
    if (last.marker().isOfQuery(queryId)) {
      requireSameHistory(begun);
    } else if (someBatchIsDone) {
      // A first batch that a crash interrupted may run again, as any new checkpoint may begin.
      throw new Refusal(
          String.format(
              Locale.ROOT,
              "The topic %s was last written from another checkpoint (query id %s), not from the"
                  + " one in %s: another consumer is running, or this checkpoint is an old one."
                  + " %s %s",
              kafka.resultsTopic(),
              last.marker().queryId(),
              directory,
              ONE_CONSUMER,
              Refusal.START_OVER));
    }
  }

  private void requireSameHistory(NavigableMap<Long, Map<TopicPartition, Long>> begun) {
    long written = last.marker().batchId();
    Map<TopicPartition, Long> ends = begun.get(written);
    if (written > begun.lastKey() || (ends != null && !agree(ends))) {
      throw new Refusal(
          String.format(
              Locale.ROOT,
              "The topic %s was last written from a copy of the checkpoint in %s, whose batch %d"
                  + " this one does not share: another consumer is running on that copy, or this is"
                  + " the older of the two. %s %s",
              kafka.resultsTopic(),
              directory,
              written,
              ONE_CONSUMER,
              Refusal.START_OVER));
    }
    if (written < begun.lastKey() - 1) {
      throw new Refusal(
          String.format(
              Locale.ROOT,
              "Kafka has lost results: from the checkpoint in %s, batch %d was written to %s, but"
                  + " the last batch that Kafka knows of is %d. %s",
              directory,
              begun.lastKey() - 1,
              kafka.resultsTopic(),
              written,
              Refusal.START_OVER));
    }
  }

  private boolean agree(Map<TopicPartition, Long> ends) {
    return ends.entrySet().containsAll(last.ends().entrySet());
  }
}
