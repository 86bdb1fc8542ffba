package velib.stacktests.guarantees.checks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import velib.stationmodel.PostcodeTotals;

/** Everything that the checks judge after a run. */
public final class Evidence {
  /** All committed messages of the topics. */
  public final List<ConsumerRecord<byte[], byte[]>> input = new ArrayList<>();

  public final List<ConsumerRecord<byte[], byte[]>> results = new ArrayList<>();
  public final List<ConsumerRecord<byte[], byte[]>> deadLetters = new ArrayList<>();

  /** The batches in the order of their commits. */
  public final List<CommittedBatch> commits = new ArrayList<>();

  /** The simulator's truth of its stations. */
  public final Map<String, PostcodeTotals> truth = new LinkedHashMap<>();

  /** One sentence for each thing that is stuck. */
  public final List<String> stuck = new ArrayList<>();

  /** How many checkpoints have read the input topic from its beginning. */
  public int checkpoints = 1;
}
