package velib.sparkconsumer.source;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.connector.read.streaming.Offset;
import org.apache.spark.sql.connector.read.streaming.ReadLimit;
import org.apache.spark.sql.connector.read.streaming.SupportsAdmissionControl;
import org.apache.spark.sql.kafka010.KafkaBatchInputPartition;
import velib.sparkconsumer.kafka.InputOffsets;

/**
 * The connector's stream with readers of our own. Between two batches it waits for messages instead
 * of asking for them all the time, and lets a snapshot that has begun to arrive be complete.
 */
final class StationChangeStream implements MicroBatchStream, SupportsAdmissionControl {
  private static final long LONGEST_SNAPSHOT_NS = 60_000_000;
  private static final long QUIET_MS = 2;

  private final MicroBatchStream kafka;
  private final PartitionReaderFactory readers;
  private final MessageWaiter waiter;
  private final BatchGate gate;
  private boolean nothingWasNew;
  private List<Offset> planned = List.of();
  private InputPartition[] plan = {};

  StationChangeStream(
      MicroBatchStream kafka,
      PartitionReaderFactory readers,
      MessageWaiter waiter,
      BatchGate gate) {
    this.kafka = kafka;
    this.readers = readers;
    this.waiter = waiter;
    this.gate = gate;
  }

  /**
   * The end of the next batch. Spark asks again and again while nothing is new. The first time it
   * is answered at once, since it may want to run a batch without data; from then on the answer
   * waits for messages, for a second at most.
   */
  @Override
  public Offset latestOffset(Offset start, ReadLimit limit) {
    gate.batchIsDone();
    Offset latest = admission().latestOffset(start, limit);
    if (nothingWasNew) {
      if (latest.equals(start)) {
        waiter.await(InputOffsets.parse(start.json()));
        latest = admission().latestOffset(start, limit);
      }
      latest = onceNoMoreArrives(start, latest, limit);
    }
    nothingWasNew = latest.equals(start);
    return gate.letsNextBatchBegin() ? latest : start;
  }

  /**
   * A poll of the feed arrives as many messages within some milliseconds. Read at once they make
   * two batches, and the result is complete only after the second; so wait until they stop coming,
   * for a moment at most.
   */
  private Offset onceNoMoreArrives(Offset start, Offset first, ReadLimit limit) {
    long deadlineNs = System.nanoTime() + LONGEST_SNAPSHOT_NS;
    Offset before = start;
    Offset latest = first;
    try {
      while (!latest.equals(before) && System.nanoTime() < deadlineNs) {
        Thread.sleep(QUIET_MS);
        before = latest;
        latest = admission().latestOffset(start, limit);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return latest;
  }

  @Override
  public Offset latestOffset() {
    throw new UnsupportedOperationException("Spark asks with a start and a limit");
  }

  @Override
  public ReadLimit getDefaultReadLimit() {
    return admission().getDefaultReadLimit();
  }

  @Override
  public Offset reportLatestOffset() {
    return admission().reportLatestOffset();
  }

  private SupportsAdmissionControl admission() {
    return (SupportsAdmissionControl) kafka;
  }

  /** Spark asks half a dozen times while it plans one batch, and an answer takes milliseconds. */
  @Override
  public InputPartition[] planInputPartitions(Offset start, Offset end) {
    List<Offset> asked = List.of(start, end);
    if (!asked.equals(planned)) {
      List<KafkaBatchInputPartition> ranges =
          Arrays.stream(kafka.planInputPartitions(start, end))
              .map(KafkaBatchInputPartition.class::cast)
              .collect(Collectors.toList());
      plan = TaskRangePlanner.of(ranges, SparkSession.active().sparkContext().defaultParallelism());
      planned = asked;
    }
    return plan.clone();
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return readers;
  }

  @Override
  public Offset initialOffset() {
    return kafka.initialOffset();
  }

  @Override
  public Offset deserializeOffset(String json) {
    return kafka.deserializeOffset(json);
  }

  @Override
  public void commit(Offset end) {
    kafka.commit(end);
  }

  @Override
  public void stop() {
    waiter.close();
    kafka.stop();
  }

  @Override
  public String toString() {
    return "station changes of " + kafka;
  }
}
