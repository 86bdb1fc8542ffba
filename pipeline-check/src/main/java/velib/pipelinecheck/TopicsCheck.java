package velib.pipelinecheck;

import java.util.List;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Whether each topic of the pipeline is there, and served. */
final class TopicsCheck {
  private static final String WHAT = "topics";

  private final Service broker;
  private final Findings findings;

  TopicsCheck(Service broker, Findings findings) {
    this.broker = broker;
    this.findings = findings;
  }

  void look(BrokerClient kafka, List<String> topics) {
    topics.forEach(topic -> look(kafka, topic));
  }

  private void look(BrokerClient kafka, String topic) {
    try {
      TopicDescription found = kafka.describe(topic);
      if (found.partitions().stream().anyMatch(its -> its.leader() == null)) {
        findings.fault(WHAT, topic + " has a partition without a leader", broker.logs());
      } else {
        findings.fine(WHAT, topic + ", " + found.partitions().size() + " partition(s)");
      }
    } catch (UnknownTopicOrPartitionException missing) {
      findings.fault(WHAT, "there is no " + topic, "docker compose up -d kafka-init");
    } catch (KafkaException noAnswer) {
      findings.fault(WHAT, "no answer about " + topic, broker.logs());
    }
  }
}
