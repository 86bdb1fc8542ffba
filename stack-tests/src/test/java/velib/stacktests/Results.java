package velib.stacktests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The totals as a person reads them: with the broker image's own console consumer, which shows
 * committed messages.
 */
final class Results {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private Results() {}

  /** The last committed result of each postcode. */
  static Map<String, JsonNode> last(Stack stack) {
    String output =
        stack
            .exec(
                "kafka",
                "kafka-console-consumer",
                "--bootstrap-server",
                "localhost:9092",
                "--topic",
                "velib-projet-final-data",
                "--from-beginning",
                "--property",
                "print.key=true",
                "--timeout-ms",
                "3000")
            .succeed(LIMIT);
    Map<String, JsonNode> results = new TreeMap<>();
    for (String line : output.split("\\R")) {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        results.put(line.substring(0, tab), json(line.substring(tab + 1)));
      }
    }
    return results;
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException failure) {
      throw new AssertionError("not JSON: " + text, failure);
    }
  }
}
