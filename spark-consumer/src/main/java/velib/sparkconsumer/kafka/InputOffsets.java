package velib.sparkconsumer.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Reads the JSON in which Spark's Kafka source records the offset of each partition. */
public final class InputOffsets {
  private static final ObjectMapper JSON = new ObjectMapper();

  private InputOffsets() {}

  /**
   * Reads the offsets of all partitions.
   *
   * @param json such as <code>{"velib-projet":{"0":123,"1":98}}</code>
   * @throws UncheckedIOException if it is not JSON
   */
  public static Map<TopicPartition, Long> parse(String json) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
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
                              offsets.put(
                                  new TopicPartition(topic, Integer.parseInt(partition.getKey())),
                                  partition.getValue().longValue())));
    } catch (IOException notJson) {
      throw new UncheckedIOException("the checkpoint's offsets are not JSON: " + json, notJson);
    }
    return offsets;
  }
}
