package velib.sparkconsumer.checkpoint;

import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.streaming.CommitLog;
import org.apache.spark.sql.execution.streaming.OffsetSeq;
import org.apache.spark.sql.execution.streaming.OffsetSeqLog;
import org.apache.spark.sql.execution.streaming.StreamMetadata;
import scala.Option;
import scala.Tuple2;
import velib.sparkconsumer.kafka.ConsumerKafka;
import velib.sparkconsumer.kafka.InputOffsets;
import velib.stationmodel.PostcodeRule;

/**
 * What Spark has written down in the checkpoint: the query's id, the input offsets that each batch
 * ends at (before it runs the batch), and that a batch is done (after it).
 */
public final class Checkpoint {
  private final String directory;
  private final SparkSession spark;
  private final OffsetSeqLog offsets;

  public Checkpoint(SparkSession spark, String directory) {
    this.spark = spark;
    this.directory = directory;
    offsets = new OffsetSeqLog(spark, directory + "/offsets");
  }

  /**
   * Opens the checkpoint after checking that it fits this job and that the input topic still holds
   * what it resumes from. Removes dead letters that a crash has left in its spool.
   *
   * @throws Refusal if a person has to act first
   */
  public static Checkpoint openUsable(
      SparkSession spark, String directory, ConsumerKafka kafka, PostcodeRule rule)
      throws IOException {
    new CheckpointFingerprint(directory, spark.sparkContext().hadoopConfiguration())
        .require(CheckpointFingerprint.of(kafka, rule));
    Checkpoint checkpoint = new Checkpoint(spark, directory);
    checkpoint.removeSpool();
    NavigableMap<Long, Map<TopicPartition, Long>> begun = checkpoint.lastBegun();
    InputContinuity.require(
        directory,
        begun.isEmpty() ? Map.of() : begun.lastEntry().getValue(),
        kafka.inputBeginnings(),
        kafka.inputEnds());
    return checkpoint;
  }

  public String directory() {
    return directory;
  }

  /** Where a batch may put aside what it has not written yet; Spark keeps nothing there. */
  public String spoolDirectory() {
    return directory + "/velib-spool";
  }

  /** Removes all that was put into the spool. */
  public void removeSpool() throws IOException {
    Path spool = new Path(spoolDirectory());
    spool.getFileSystem(spark.sessionState().newHadoopConf()).delete(spool, true);
  }

  /** The id that all runs on this checkpoint share; null where none has begun. */
  String queryId() {
    Option<StreamMetadata> metadata =
        StreamMetadata.read(new Path(directory, "metadata"), spark.sessionState().newHadoopConf());
    return metadata.isEmpty() ? null : metadata.get().id();
  }

  /** The last batches that Spark has begun, at most two, with where they end. */
  NavigableMap<Long, Map<TopicPartition, Long>> lastBegun() {
    NavigableMap<Long, Map<TopicPartition, Long>> begun = new TreeMap<>();
    Option<Tuple2<Object, OffsetSeq>> last = offsets.getLatest();
    if (last.nonEmpty()) {
      long batchId = (Long) last.get()._1();
      begun.put(batchId, parse(last.get()._2()));
      Option<OffsetSeq> before = offsets.get(batchId - 1);
      if (before.nonEmpty()) {
        begun.put(batchId - 1, parse(before.get()));
      }
    }
    return begun;
  }

  /** Whether any batch is marked as done. */
  boolean someBatchIsDone() {
    return new CommitLog(spark, directory + "/commits").getLatest().nonEmpty();
  }

  /** Where a batch that Spark has begun ends: the offset behind its last message. */
  public Map<TopicPartition, Long> endOf(long batchId) {
    Option<OffsetSeq> found = offsets.get(batchId);
    if (found.isEmpty()) {
      throw new IllegalStateException("the checkpoint has no offsets of batch " + batchId);
    }
    return parse(found.get());
  }

  private static Map<TopicPartition, Long> parse(OffsetSeq offsets) {
    // One source, so one entry.
    return InputOffsets.parse(offsets.offsets().head().get().json());
  }
}
