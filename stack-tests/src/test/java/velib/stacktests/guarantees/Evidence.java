package velib.stacktests.guarantees;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import velib.stationmodel.PostcodeTotals;

/** What is there to be judged after a run. */
final class Evidence {
  /** All that is on the topics, to a reader of committed messages. */
  final List<ConsumerRecord<byte[], byte[]>> input = new ArrayList<>();

  final List<ConsumerRecord<byte[], byte[]>> results = new ArrayList<>();
  final List<ConsumerRecord<byte[], byte[]>> deadLetters = new ArrayList<>();

  /** The batches in the order of their commits. */
  final List<CommittedBatch> commits = new ArrayList<>();

  /** The simulator's truth of its stations. */
  final Map<String, PostcodeTotals> truth = new LinkedHashMap<>();

  /** What was seen that stands still, a sentence each. */
  final List<String> stuck = new ArrayList<>();

  /** How many checkpoints have read the input topic from its beginning. */
  int checkpoints = 1;
}
