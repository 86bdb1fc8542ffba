package velib.pipelinecheck;

import java.util.Map;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import velib.settings.PipelineSettings;

/**
 * Whether the Spark job has read all that was on the input topic when this was asked first. A feed
 * that is polled every second leaves hardly a moment at which nothing is left to read.
 */
final class CaughtUp {
  private final BrokerClient kafka;
  private final String inputTopic;
  private Map<TopicPartition, Long> goals;

  CaughtUp(BrokerClient kafka, String inputTopic) {
    this.kafka = kafka;
    this.inputTopic = inputTopic;
  }

  boolean isReached() {
    if (goals == null) {
      goals = kafka.offsets(inputTopic, OffsetSpec.latest());
    }
    return isReached(goals, kafka.committed(PipelineSettings.CONSUMER_GROUP));
  }

  /**
   * Whether every partition was read up to its goal.
   *
   * @param committed a partition of which nothing was read is missing
   */
  static boolean isReached(Map<TopicPartition, Long> goals, Map<TopicPartition, Long> committed) {
    return goals.entrySet().stream()
        .allMatch(goal -> committed.getOrDefault(goal.getKey(), 0L) >= goal.getValue());
  }
}
