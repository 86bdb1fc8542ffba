package velib.benchmarks.harness.report;

import com.fasterxml.jackson.databind.JsonNode;
import velib.benchmarks.harness.result.JmhResults;

/** The section of the report on single methods. */
final class JmhSection {
  private JmhSection() {}

  /** Returns the section; empty if nothing was measured. */
  static String of(JmhResults results) {
    if (results.benchmarks().isEmpty()) {
      return "";
    }
    MarkdownTable table =
        new MarkdownTable("method", "ns per call", "± (99.9 %)", "bytes allocated per call");
    for (JsonNode benchmark : results.benchmarks()) {
      String name = benchmark.path("benchmark").asText();
      JsonNode time = benchmark.path("primaryMetric");
      JsonNode allocated = benchmark.path("secondaryMetrics").path("gc.alloc.rate.norm");
      table.row(
          name.replaceFirst(".*\\.([^.]+\\.[^.]+)$", "$1"),
          BenchReport.figure("%,.0f", time.path("score").asDouble()),
          time.path("scoreError").isNumber()
              ? BenchReport.figure("%,.0f", time.path("scoreError").asDouble())
              : "",
          BenchReport.figure("%,.0f", allocated.path("score").asDouble()));
    }
    return "\n## Single methods (JMH)\n\n" + table;
  }
}
