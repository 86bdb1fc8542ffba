package velib.benchmarks.harness;

import java.nio.file.Path;
import java.util.List;
import velib.benchmarks.harness.plan.BenchOptions;
import velib.benchmarks.harness.plan.BenchPart;
import velib.benchmarks.harness.plan.BenchPlan;
import velib.benchmarks.harness.plan.TimeEstimate;
import velib.benchmarks.harness.report.BenchReport;
import velib.benchmarks.harness.result.Machine;
import velib.benchmarks.harness.result.ResultStore;
import velib.benchmarks.harness.trial.TrialRunner;

/** Runs the plan, or what is left of it, and writes the report. */
public final class Bench {
  private Bench() {}

  /** Runs with options of the form {@code name=value}, which {@code make bench} passes on. */
  public static void main(String[] arguments) throws Exception {
    Path root = Path.of("").toAbsolutePath();
    BenchOptions options;
    Path results;
    List<BenchPart> plan;
    try {
      options = BenchOptions.of(arguments);
      results = options.resultsFolder(root);
      plan = BenchPlan.of(options);
      Machine.note(results);
    } catch (IllegalArgumentException unusable) {
      System.err.println("bench: " + unusable.getMessage());
      System.exit(2);
      return;
    }
    ResultStore store = new ResultStore(results);
    System.out.println(TimeEstimate.of(plan, store));
    try (TrialRunner runner = new TrialRunner(root, store)) {
      for (BenchPart part : plan) {
        runner.run(part);
      }
    }
    Path page = options.reportPage(root);
    new BenchReport(results, page).write();
    System.out.println("report written to " + page);
  }
}
