package velib.sparkconsumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.streaming.OffsetSeq;
import org.apache.spark.sql.execution.streaming.OffsetSeqLog;
import scala.Option;
import scala.Tuple2;

/**
 * The input offsets that each batch ends at, read from the checkpoint's offset log. Spark writes a
 * batch's offsets there before it runs the batch.
 */
final class BatchOffsets {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final OffsetSeqLog log;

  BatchOffsets(SparkSession spark, String checkpointDirectory) {
    log = new OffsetSeqLog(spark, checkpointDirectory + "/offsets");
  }

  /** Where a batch that Spark has begun ends: the offset behind its last message. */
  Map<TopicPartition, Long> endOf(long batchId) {
    Option<OffsetSeq> offsets = log.get(batchId);
    if (offsets.isEmpty()) {
      throw new IllegalStateException("the checkpoint has no offsets of batch " + batchId);
    }
    return parse(offsets.get());
  }

  /** Where the last batch that Spark has begun ends; empty in a new checkpoint. */
  Map<TopicPartition, Long> endOfLast() {
    Option<Tuple2<Object, OffsetSeq>> last = log.getLatest();
    return last.isEmpty() ? Map.of() : parse(last.get()._2());
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
