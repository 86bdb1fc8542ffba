package velib.benchmarks.harness.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** What JMH wrote beside the result files. */
public final class JmhResults {
  private final JsonNode benchmarks;

  private JmhResults(JsonNode benchmarks) {
    this.benchmarks = benchmarks;
  }

  public static JmhResults of(Path results) throws IOException {
    Path file = results.resolve("jmh.json");
    ObjectMapper json = new ObjectMapper();
    return new JmhResults(
        Files.exists(file) ? json.readTree(file.toFile()) : json.createArrayNode());
  }

  /** Nanoseconds a call, by the end of the benchmark's name. */
  public OptionalDouble nanoseconds(String method) {
    for (JsonNode benchmark : benchmarks) {
      if (benchmark.path("benchmark").asText().endsWith("." + method)) {
        return OptionalDouble.of(benchmark.path("primaryMetric").path("score").asDouble());
      }
    }
    return OptionalDouble.empty();
  }

  /** What JMH wrote, benchmark by benchmark. */
  public JsonNode benchmarks() {
    return benchmarks;
  }
}
