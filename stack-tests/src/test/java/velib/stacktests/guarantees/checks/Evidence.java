package velib.stacktests.guarantees.checks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import velib.stationmodel.PostcodeTotals;

/** What is there to be judged after a run. */
public final class Evidence {
  /** All that is on the topics, to a reader of committed messages. */
  public final List<ConsumerRecord<byte[], byte[]>> input = new ArrayList<>();

  public final List<ConsumerRecord<byte[], byte[]>> results = new ArrayList<>();
  public final List<ConsumerRecord<byte[], byte[]>> deadLetters = new ArrayList<>();

  /** The batches in the order of their commits. */
  public final List<CommittedBatch> commits = new ArrayList<>();

  /** The simulator's truth of its stations. */
  public final Map<String, PostcodeTotals> truth = new LinkedHashMap<>();

  /** What was seen that stands still, a sentence each. */
  public final List<String> stuck = new ArrayList<>();

  /** How many checkpoints have read the input topic from its beginning. */
  public int checkpoints = 1;
}
