package velib.benchmarks.harness;

import java.nio.file.Path;
import velib.benchmarks.harness.pipeline.MemoryMeasurement;
import velib.benchmarks.harness.plan.BenchOptions;
import velib.benchmarks.harness.report.BenchReport;
import velib.benchmarks.harness.report.MemorySection;
import velib.benchmarks.harness.result.Findings;
import velib.benchmarks.harness.result.Machine;
import velib.benchmarks.harness.result.MemoryResult;
import velib.benchmarks.harness.result.ResultStore;

/** Measures what each program of the pipeline takes under load and writes the report. */
public final class MemoryBench {
  private MemoryBench() {}

  /** Runs with the options {@code messages=2000000 polls=60 results=… page=…}. */
  public static void main(String[] arguments) throws Exception {
    BenchOptions options = BenchOptions.of(arguments);
    Path root = Path.of("").toAbsolutePath();
    Path results = options.resultsFolder(root);
    Machine.note(results);
    try (MemoryMeasurement measurement =
        new MemoryMeasurement(
            root,
            results,
            options.number("messages").orElse(2_000_000),
            options.number("polls").orElse(60))) {
      MemoryResult result = measurement.run();
      result.write(results);
      System.out.println(MemorySection.of(result, new Findings(new ResultStore(results))));
    }
    new BenchReport(results, options.reportPage(root)).write();
  }
}
