package velib.sparkconsumer.source;

import java.time.Duration;
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
import velib.stationmodel.PostcodeRule;

/**
 * The connector's stream with our own readers. Between two batches it waits for messages instead of
 * asking for them all the time, and waits until a snapshot that has begun to arrive is complete.
 *
 * <p>Not thread-safe: only the query's thread uses it. The gate is what other threads use.
 */
final class StationChangeStream implements MicroBatchStream, SupportsAdmissionControl {
  /** The longest wait for a snapshot to be complete. */
  private static final long LONGEST_SNAPSHOT_NS = 60_000_000;

  /** A snapshot is taken to be complete when nothing has arrived for this long. */
  private static final long QUIET_MS = 2;

  private final MicroBatchStream kafka;
  private final PostcodeRule rule;
  private final Duration stationTtl;
  private final MessageWaiter waiter;
  private final BatchGate gate;
  private List<String> clockGroups = List.of();
  private boolean nothingWasNew;
  private List<Offset> planned = List.of();
  private InputPartition[] plan = {};

  StationChangeStream(
      MicroBatchStream kafka,
      PostcodeRule rule,
      Duration stationTtl,
      MessageWaiter waiter,
      BatchGate gate) {
    this.kafka = kafka;
    this.rule = rule;
    this.stationTtl = stationTtl;
    this.waiter = waiter;
    this.gate = gate;
  }

  /**
   * Finds the end of the next batch. Spark asks again and again while there is nothing new. The
   * first answer comes at once, because more messages may be waiting already. Later answers wait
   * for messages, for a second at most.
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
   * Waits until no more messages arrive, but only for a moment. A poll of the feed arrives as many
   * messages within a few milliseconds. Reading them at once would make two batches of them, and
   * the results would be complete only after the second.
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
    throw new UnsupportedOperationException("Spark passes a start and a limit");
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

  /**
   * Plans the tasks, and keeps the plan: Spark asks half a dozen times while it plans one batch,
   * and the connector takes milliseconds to answer.
   */
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
    int statePartitions = SparkSession.active().sessionState().conf().numShufflePartitions();
    if (clockGroups.size() != statePartitions) {
      clockGroups = ClockGroups.of(statePartitions);
    }
    return new StationChangeReaderFactory(rule, stationTtl, clockGroups);
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
