package velib.sparkconsumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
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

/**
 * What Spark has written down in the checkpoint: the query's id, the input offsets that each batch
 * ends at (before it runs the batch), and that a batch is done (after it).
 */
final class Checkpoint {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String directory;
  private final SparkSession spark;
  private final OffsetSeqLog offsets;

  Checkpoint(SparkSession spark, String directory) {
    this.spark = spark;
    this.directory = directory;
    offsets = new OffsetSeqLog(spark, directory + "/offsets");
  }

  String directory() {
    return directory;
  }

  /** Where a batch may put aside what it has not written yet; Spark keeps nothing there. */
  String spoolDirectory() {
    return directory + "/velib-spool";
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
  Map<TopicPartition, Long> endOf(long batchId) {
    Option<OffsetSeq> found = offsets.get(batchId);
    if (found.isEmpty()) {
      throw new IllegalStateException("the checkpoint has no offsets of batch " + batchId);
    }
    return parse(found.get());
  }

  private static Map<TopicPartition, Long> parse(OffsetSeq offsets) {
    // One source, so one entry: {"topic":{"0":123,…}}
    return parse(offsets.offsets().head().get().json());
  }

  static Map<TopicPartition, Long> parse(String json) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    try {
      JsonNode topics = JSON.readTree(json);
      topics
          .fieldNames()
          .forEachRemaining(
              topic ->
                  topics
                      .get(topic)
                      .fields()
                      .forEachRemaining(
                          partition ->
                              ends.put(
                                  new TopicPartition(topic, Integer.parseInt(partition.getKey())),
                                  partition.getValue().longValue())));
    } catch (IOException notJson) {
      throw new UncheckedIOException("the checkpoint's offsets are not JSON: " + json, notJson);
    }
    return ends;
  }
}
