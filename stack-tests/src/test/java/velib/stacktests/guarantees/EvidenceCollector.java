package velib.stacktests.guarantees;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import velib.stacktests.guarantees.checks.CommitLog;
import velib.stacktests.guarantees.checks.Evidence;
import velib.stacktests.guarantees.pipeline.PipelineUnderTest;
import velib.testkit.WholeTopic;

/** Gathers the evidence from a pipeline that has come to rest. */
final class EvidenceCollector {
  private static final String GROUP = "velib-spark-consumer";
  private static final Duration SECONDS = Duration.ofSeconds(20);

  private final PipelineUnderTest pipeline;
  private final String results;
  private final String deadLetters;

  EvidenceCollector(PipelineUnderTest pipeline, String results, String deadLetters) {
    this.pipeline = pipeline;
    this.results = results;
    this.deadLetters = deadLetters;
  }

  Evidence evidence() {
    Evidence evidence = new Evidence();
    evidence.stuck.addAll(openTransactions());
    evidence.input.addAll(read(PipelineUnderTest.INPUT));
    evidence.results.addAll(read(results));
    evidence.deadLetters.addAll(read(deadLetters));
    evidence.commits.addAll(
        new CommitLog(GROUP, PipelineUnderTest.INPUT).read(read(CommitLog.TOPIC)));
    return evidence;
  }

  private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    return WholeTopic.committed(pipeline.stack().bootstrapServers()).read(topic);
  }

  /** A committed reader must see the end of the output topics within seconds. */
  private List<String> openTransactions() {
    List<String> open = new ArrayList<>();
    for (String topic : List.of(results, deadLetters)) {
      try {
        Awaitility.await()
            .atMost(SECONDS)
            .ignoreExceptions()
            .until(() -> ends(topic, true).equals(ends(topic, false)));
      } catch (ConditionTimeoutException stuck) {
        open.add("an open transaction holds up the committed readers of " + topic);
      }
    }
    return open;
  }

  private Map<String, Long> ends(String topic, boolean committed) throws Exception {
    Map<String, Long> ends = new TreeMap<>();
    IsolationLevel level =
        committed ? IsolationLevel.READ_COMMITTED : IsolationLevel.READ_UNCOMMITTED;
    for (Map.Entry<TopicPartition, Long> end : pipeline.progress().ends(topic, level).entrySet()) {
      ends.put(end.getKey().toString(), end.getValue());
    }
    return ends;
  }
}
