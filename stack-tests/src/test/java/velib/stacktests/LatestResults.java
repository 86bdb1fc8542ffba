package velib.stacktests;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import velib.testkit.TopicTail;

/** Follows the results topic from this machine, for tests that compare often. */
final class LatestResults implements AutoCloseable {
  private final TopicTail results;
  private final Map<String, JsonNode> latest = new TreeMap<>();

  LatestResults(Stack stack) {
    results = new TopicTail(stack.bootstrapServers(), "velib-projet-final-data");
  }

  /** The last committed result of each postcode. */
  Map<String, JsonNode> now() {
    results
        .next()
        .forEach(
            result ->
                latest.put(
                    new String(result.key(), UTF_8),
                    Results.json(new String(result.value(), UTF_8))));
    return latest;
  }

  @Override
  public void close() {
    results.close();
  }
}
