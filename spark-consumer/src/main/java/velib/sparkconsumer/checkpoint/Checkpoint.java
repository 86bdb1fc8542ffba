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
import velib.stationmodel.StationRetention;

/**
 * Reads what Spark has written to the checkpoint: the query's id, the input offsets at which each
 * batch ends (written before the batch runs), and which batches are done (written after it).
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
   * what it resumes from. Removes what a kill left in it: dead letters in the spool, and the
   * temporary files of unfinished writes.
   *
   * @throws Refusal if a person has to act first
   */
  public static Checkpoint openUsable(
      SparkSession spark,
      String directory,
      ConsumerKafka kafka,
      PostcodeRule rule,
      StationRetention retention)
      throws IOException {
    new CheckpointFingerprint(directory, spark.sparkContext().hadoopConfiguration())
        .require(CheckpointFingerprint.of(kafka, rule, retention));
    Checkpoint checkpoint = new Checkpoint(spark, directory);
    checkpoint.removeSpool();
    if (LocalCheckpointFiles.isLocal(directory)) {
      LocalCheckpointFiles.removeUnfinished(directory);
    }
    NavigableMap<Long, Map<TopicPartition, Long>> begun = checkpoint.lastBegun();
    InputContinuity.require(
        directory,
        begun.isEmpty() ? Map.of() : begun.lastEntry().getValue(),
        kafka.inputBeginnings(),
        kafka.inputEnds());
    return checkpoint;
  }

  /** The folder, as it was given in the settings. */
  public String directory() {
    return directory;
  }

  /** The folder where a batch may keep output before it is written; Spark does not use it. */
  public String spoolDirectory() {
    return directory + "/velib-spool";
  }

  /** Removes the spool and everything in it. */
  public void removeSpool() throws IOException {
    Path spool = new Path(spoolDirectory());
    spool.getFileSystem(spark.sessionState().newHadoopConf()).delete(spool, true);
  }

  /** The results that are not published yet; Spark does not use their folder. */
  public HeldResults heldResults() throws IOException {
    return new HeldResults(
        new CheckpointFolder(
            new Path(directory, "velib-held"), spark.sessionState().newHadoopConf()));
  }

  /** The query id that all runs on this checkpoint share; null if none has started yet. */
  String queryId() {
    Option<StreamMetadata> metadata =
        StreamMetadata.read(new Path(directory, "metadata"), spark.sessionState().newHadoopConf());
    return metadata.isEmpty() ? null : metadata.get().id();
  }

  /** The last batches that Spark has begun, at most two, and the offsets at which they end. */
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

  /** Of each partition, the offset after the last message of a batch that Spark has begun. */
  public Map<TopicPartition, Long> endOf(long batchId) {
    Option<OffsetSeq> found = offsets.get(batchId);
    if (found.isEmpty()) {
      throw new IllegalStateException("the checkpoint has no offsets for batch " + batchId);
    }
    return parse(found.get());
  }

  private static Map<TopicPartition, Long> parse(OffsetSeq offsets) {
    // The query has one source, so there is one entry.
    return InputOffsets.parse(offsets.offsets().head().get().json());
  }
}
