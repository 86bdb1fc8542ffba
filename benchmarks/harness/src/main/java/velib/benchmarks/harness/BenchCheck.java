package velib.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import velib.benchmarks.harness.plan.BenchOptions;
import velib.benchmarks.harness.plan.BenchPart;
import velib.benchmarks.harness.plan.TimeEstimate;
import velib.benchmarks.harness.process.WorkFolder;
import velib.benchmarks.harness.report.SpeedRatios;
import velib.benchmarks.harness.result.Findings;
import velib.benchmarks.harness.result.ResultStore;
import velib.benchmarks.harness.trial.TrialRunner;

/** A short run that fails when the job has become slower compared with other programs. */
public final class BenchCheck {
  /** With fewer messages the raw consumer would get half of them with its first fetch. */
  private static final BenchPart STEADY = BenchPart.drain(5_000_000, 4, 3, List.of("ours", "raw"));

  /** Few messages, since the idiomatic job takes a minute for every two million. */
  private static final BenchPart FROM_THE_START =
      BenchPart.drain(250_000, 4, 2, List.of("ours", "idiomatic"));

  private BenchCheck() {}

  /**
   * Measures the ratios and compares them with the reference file. With {@code record=yes} it
   * updates the file instead, which keeps the lowest value of each ratio over all recorded runs:
   * another processor alone changes a ratio by up to a quarter. Exits with status 1 if a ratio has
   * fallen, and with 2 if the file has no ratios.
   */
  public static void main(String[] arguments) throws Exception {
    BenchOptions options = BenchOptions.of(arguments);
    Path root = Path.of("").toAbsolutePath();
    Path reference = root.resolve("benchmarks/reference-ratios.properties");
    boolean record = options.isYes("record");
    if (!record && SpeedRatios.read(reference).isEmpty()) {
      System.err.println(
          "bench-check: "
              + reference
              + " has no ratios: make bench-check RECORD=yes measures them");
      System.exit(2);
    }
    SpeedRatios ratios = measure(root);
    System.out.print(ratios);
    System.exit(record ? recorded(ratios, reference) : judged(ratios, reference));
  }

  private static SpeedRatios measure(Path root) throws InterruptedException {
    Path results = root.resolve("benchmarks/harness/target/check");
    WorkFolder.delete(results);
    ResultStore store = new ResultStore(results);
    System.out.println(TimeEstimate.of(List.of(STEADY, FROM_THE_START), store));
    try (TrialRunner runner = new TrialRunner(root, store)) {
      runner.run(STEADY);
      runner.run(FROM_THE_START);
    }
    return SpeedRatios.of(new Findings(store), STEADY.name(), FROM_THE_START.name());
  }

  private static int recorded(SpeedRatios ratios, Path reference) throws IOException {
    ratios.orLess(SpeedRatios.read(reference)).write(reference);
    System.out.println("written to " + reference);
    return 0;
  }

  private static int judged(SpeedRatios ratios, Path reference) throws IOException {
    List<String> fallen = ratios.fallenFrom(SpeedRatios.read(reference));
    fallen.forEach(sentence -> System.err.println("bench-check: " + sentence));
    return fallen.isEmpty() ? 0 : 1;
  }
}
