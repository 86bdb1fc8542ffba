package velib.benchmarks.harness;

import java.nio.file.Path;
import velib.benchmarks.harness.pipeline.ViewersMeasurement;
import velib.benchmarks.harness.plan.BenchOptions;
import velib.benchmarks.harness.report.BenchReport;
import velib.benchmarks.harness.report.ViewersSection;
import velib.benchmarks.harness.result.Machine;
import velib.benchmarks.harness.result.ViewersResult;

/** Measures the live page with many viewers and writes the report. */
public final class ViewersBench {
  private ViewersBench() {}

  /** Runs with the options {@code viewers=2000 updates=60 results=… page=…}. */
  public static void main(String[] arguments) throws Exception {
    BenchOptions options = BenchOptions.of(arguments);
    Path root = Path.of("").toAbsolutePath();
    Path results = options.resultsFolder(root);
    Machine.note(results);
    ViewersResult result =
        new ViewersMeasurement(
                root,
                results.resolve("viewers.log"),
                options.number("viewers").orElse(2_000),
                options.number("updates").orElse(60))
            .run();
    result.write(results);
    System.out.println(ViewersSection.of(result));
    new BenchReport(results, options.reportPage(root)).write();
    System.exit(result.isComplete() ? 0 : 1);
  }
}
