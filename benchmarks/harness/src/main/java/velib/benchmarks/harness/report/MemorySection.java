package velib.benchmarks.harness.report;

import velib.benchmarks.harness.result.Findings;
import velib.benchmarks.harness.result.MemoryResult;
import velib.benchmarks.harness.result.SideSummary;

/** The section of the report on the memory of the whole pipeline. */
public final class MemorySection {
  private MemorySection() {}

  /** Returns the section, with other engines if their drain was measured. */
  public static String of(MemoryResult result, Findings findings) {
    MarkdownTable table = new MarkdownTable("program", "Java heap", "peak MiB");
    for (MemoryResult.Program program : result.programs) {
      table.row(program.name, program.heap, BenchReport.figure("%.0f", program.peakMebibytes));
    }
    double total = result.programs.stream().mapToDouble(program -> program.peakMebibytes).sum();
    table.row("total", "", BenchReport.figure("%.0f", total));
    return "\n## Memory of the whole pipeline\n\n"
        + BenchReport.figure(
            "All programs have the heaps of their containers, while a backlog of %,d messages is"
                + " worked off and then 1,500 stations are polled %d times, once per second.\n\n",
            result.backlog, result.polls)
        + table
        + others(result, findings)
        + "\n    make bench-memory\n";
  }

  private static String others(MemoryResult result, Findings findings) {
    MarkdownTable table = new MarkdownTable("instead of the Spark job", "its peak MiB", "total");
    double rest =
        result.programs.stream()
            .filter(program -> !program.name.equals(MemoryResult.SPARK))
            .mapToDouble(program -> program.peakMebibytes)
            .sum();
    boolean any = false;
    for (SideSummary side : findings.of(Targets.DRAIN)) {
      if (side.isUsable() && side.side().matches("ours|streams.*|flink.*|idiomatic|coursework")) {
        double peak = side.median(trial -> trial.peakMebibytes);
        table.row(
            side.side(), BenchReport.figure("%.0f", peak), BenchReport.figure("%.0f", peak + rest));
        any = true;
      }
    }
    return any
        ? "\nWith the peaks of the drain of 5,000,000 messages, in which every side has a heap of 768 MiB:\n\n"
            + table
        : "";
  }
}
