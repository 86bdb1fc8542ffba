package velib.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A short run that fails when the job has become slower beside the others. */
public final class BenchCheck {
  private static final List<String> SIDES = List.of("ours", "raw", "idiomatic");
  private static final int MESSAGES = 2_000_000;
  private static final int TRIALS = 3;
  private static final int PARTITIONS = 4;

  private BenchCheck() {}

  /**
   * Runs it, afresh each time; with {@code record=yes} it writes the reference instead of asking
   * it. Exit status 1 where a ratio has fallen, 2 where there is nothing to compare with.
   */
  public static void main(String[] arguments) throws Exception {
    BenchOptions options = BenchOptions.of(arguments);
    Path root = Path.of("").toAbsolutePath();
    Path reference = root.resolve("benchmarks/reference-ratios.properties");
    boolean record = options.isYes("record");
    if (!record && Ratios.read(reference).isEmpty()) {
      System.err.println(
          "bench-check: "
              + reference
              + " has no ratios: make bench-check RECORD=yes measures them");
      System.exit(2);
    }
    Ratios ratios = measure(root, options);
    System.out.print(ratios);
    System.exit(record ? recorded(ratios, reference) : judged(ratios, reference));
  }

  private static Ratios measure(Path root, BenchOptions options) throws InterruptedException {
    Path results = root.resolve("benchmarks/harness/target/check");
    SideRun.delete(results);
    ResultStore store = new ResultStore(results);
    Part part =
        Part.drain(
            options.number("messages").orElse(MESSAGES),
            PARTITIONS,
            options.number("trials").orElse(TRIALS),
            SIDES);
    System.out.println(Budget.of(List.of(part), store));
    try (Runner runner = new Runner(root, store)) {
      runner.run(part);
    }
    return Ratios.of(new Findings(store), part.name());
  }

  private static int recorded(Ratios ratios, Path reference) throws IOException {
    ratios.write(reference);
    System.out.println("written to " + reference);
    return 0;
  }

  private static int judged(Ratios ratios, Path reference) throws IOException {
    List<String> fallen = ratios.fallenFrom(Ratios.read(reference));
    fallen.forEach(sentence -> System.err.println("bench-check: " + sentence));
    return fallen.isEmpty() ? 0 : 1;
  }
}
