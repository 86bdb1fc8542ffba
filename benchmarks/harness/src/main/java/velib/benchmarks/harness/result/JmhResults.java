package velib.benchmarks.harness.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** The results that JMH wrote beside the result files. */
public final class JmhResults {
  private final JsonNode benchmarks;

  private JmhResults(JsonNode benchmarks) {
    this.benchmarks = benchmarks;
  }

  /** Reads what JMH wrote into a results folder; empty if it wrote nothing. */
  public static JmhResults of(Path results) throws IOException {
    Path file = results.resolve("jmh.json");
    ObjectMapper json = new ObjectMapper();
    return new JmhResults(
        Files.exists(file) ? json.readTree(file.toFile()) : json.createArrayNode());
  }

  /** Returns the nanoseconds per call of the benchmark whose name ends with this method. */
  public OptionalDouble nanoseconds(String method) {
    for (JsonNode benchmark : benchmarks) {
      if (benchmark.path("benchmark").asText().endsWith("." + method)) {
        return OptionalDouble.of(benchmark.path("primaryMetric").path("score").asDouble());
      }
    }
    return OptionalDouble.empty();
  }

  /** Returns what JMH wrote: an array with an entry for each benchmark. */
  public JsonNode benchmarks() {
    return benchmarks;
  }
}
