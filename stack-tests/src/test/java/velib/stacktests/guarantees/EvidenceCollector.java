package velib.stacktests.guarantees;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import velib.stacktests.Docker;
import velib.stacktests.Simulator;
import velib.stacktests.guarantees.checks.CommitLog;
import velib.stacktests.guarantees.checks.Evidence;
import velib.stacktests.guarantees.pipeline.Part;
import velib.stacktests.guarantees.pipeline.PipelineUnderTest;
import velib.stationmodel.PostcodeTotalsJson;
import velib.testkit.WholeTopic;

/** Gathers the evidence of a run from the pipeline. */
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

  /** Lets the pipeline come to rest first: all that the feed served arrives, then nothing more. */
  Evidence evidenceAtRest() {
    Simulator simulator = new Simulator(pipeline.stack());
    simulator.answerWell();
    pipeline.progress().awaitEndToEndProgress();
    pipeline.progress().awaitEndToEndProgress();
    List<String> unhealthy = pipeline.containers().awaitHealthy();
    simulator.serveNothingMore();
    pipeline.progress().awaitNoNewMessages();
    pipeline.stack().compose("stop", Part.PRODUCER.service).succeed(Docker.A_MINUTE);
    pipeline.progress().awaitAllRead();
    Evidence evidence = evidenceWithTruth();
    evidence.stuck.addAll(unhealthy);
    return evidence;
  }

  /** What is on the topics, and what the simulator says that it should add up to. */
  Evidence evidenceWithTruth() {
    Evidence evidence = evidence();
    new Simulator(pipeline.stack())
        .truth()
        .forEach(
            (postcode, totals) ->
                evidence.truth.put(
                    postcode, PostcodeTotalsJson.read(totals.toString().getBytes(UTF_8))));
    return evidence;
  }

  /** What is on the topics. */
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
