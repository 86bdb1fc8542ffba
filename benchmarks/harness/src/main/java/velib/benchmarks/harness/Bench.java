package velib.benchmarks.harness;

import java.nio.file.Path;
import java.util.List;

/** Runs the plan, or what is left of it, and writes the report. */
public final class Bench {
  private Bench() {}

  /** Runs with options of the form {@code name=value}, which {@code make bench} hands over. */
  public static void main(String[] arguments) throws Exception {
    BenchOptions options;
    List<Part> plan;
    try {
      options = BenchOptions.of(arguments);
      plan = Plan.of(options);
    } catch (IllegalArgumentException unusable) {
      System.err.println("bench: " + unusable.getMessage());
      System.exit(2);
      return;
    }
    Path root = Path.of("").toAbsolutePath();
    Path results = options.resultsFolder(root);
    ResultStore store = new ResultStore(results);
    System.out.println(Budget.of(plan, store));
    Machine.note(results);
    try (Runner runner = new Runner(root, store)) {
      for (Part part : plan) {
        runner.run(part);
      }
    }
    Path page = options.reportPage(root);
    new Report(results, page).write();
    System.out.println("written to " + page);
  }
}
