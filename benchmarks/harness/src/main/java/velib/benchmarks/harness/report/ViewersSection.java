package velib.benchmarks.harness.report;

import velib.benchmarks.harness.result.Percentiles;
import velib.benchmarks.harness.result.ViewersResult;

/** The section of the report on viewers of the live page. */
public final class ViewersSection {
  private ViewersSection() {}

  /** Returns the section, or one line if no update reached all viewers. */
  public static String of(ViewersResult result) {
    if (result.eachMs.isEmpty() || result.lastMs.isEmpty()) {
      return "no update reached all viewers: "
          + result.arrivals
          + " arrivals, "
          + result.lost
          + " lost";
    }
    MarkdownTable table =
        new MarkdownTable(
            "viewers",
            "updates received",
            "every viewer: p50, p99 ms",
            "the last viewer: p50, max ms",
            "server: cores",
            "server: peak MiB",
            "disconnected");
    Percentiles each = Percentiles.of(result.eachMs);
    Percentiles last = Percentiles.of(result.lastMs);
    table.row(
        BenchReport.figure("%,d", result.viewers),
        BenchReport.figure("%,d of %,d", result.arrivals, result.viewers * result.updates),
        BenchReport.figure("%.0f, %.0f", each.at(50), each.at(99)),
        BenchReport.figure("%.0f, %.0f", last.at(50), last.greatest()),
        BenchReport.figure("%.2f", result.cores),
        BenchReport.figure("%.0f", result.peakMebibytes),
        BenchReport.figure("%d, which reads nothing", result.letGo));
    return "\n## Viewers of the live page\n\n"
        + "Every two seconds all 60 postcodes and 300 stations change. All viewers are connections of"
        + " one program on the same machine, which takes its share of the cores. Times run from the"
        + " send of an update's first message until a viewer has read the event.\n\n"
        + table
        + "\n    make bench-viewers\n";
  }
}
