package velib.benchmarks.harness.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import velib.benchmarks.harness.result.Findings;
import velib.benchmarks.harness.result.JmhResults;
import velib.benchmarks.harness.result.Machine;
import velib.benchmarks.harness.result.MemoryResult;
import velib.benchmarks.harness.result.Percentiles;
import velib.benchmarks.harness.result.ResultStore;
import velib.benchmarks.harness.result.SideSummary;
import velib.benchmarks.harness.result.TrialResult;
import velib.benchmarks.harness.result.ViewersResult;

/** Writes the report, from the result files alone. */
public final class BenchReport {
  private static final String PEAKS = "peak MiB: side, with broker and ZooKeeper";

  /** How many of the warm-up's first snapshots have a column in the latency tables. */
  private static final int FIRST = 30;

  private static final double MEBIBYTE = 1 << 20;

  private final Path results;
  private final Findings findings;
  private final Path page;

  /**
   * Creates a report on a folder of results.
   *
   * @param page the Markdown file; its plots go into a folder of the same name beside it
   */
  public BenchReport(Path results, Path page) {
    this.results = results;
    this.page = page;
    findings = new Findings(new ResultStore(results));
  }

  /** Writes the page and its plots. */
  public void write() throws IOException {
    Files.createDirectories(page.toAbsolutePath().getParent());
    StringBuilder text = new StringBuilder(ReportTexts.HEAD);
    text.append(machine(Machine.noted(results)));
    text.append(otherPages());
    text.append(ReportTexts.HOW);
    text.append(new Targets(findings, JmhResults.of(results)).section());
    for (String part : findings.parts()) {
      text.append("\n## ").append(title(part)).append("\n\n");
      text.append(part.startsWith("latency") ? latency(part) : drain(part));
      text.append(faults(part));
    }
    text.append(JmhSection.of(JmhResults.of(results)));
    text.append(ViewersResult.of(results).map(ViewersSection::of).orElse(""));
    text.append(
        MemoryResult.of(results).map(memory -> MemorySection.of(memory, findings)).orElse(""));
    text.append(ReportTexts.sides(findings));
    Files.writeString(page, text);
  }

  private String drain(String part) throws IOException {
    boolean start = part.equals("start");
    MarkdownTable table =
        start
            ? new MarkdownTable("side", "s to the first right result", "trials", "CPU s", PEAKS)
            : new MarkdownTable(
                "side",
                "wall s, start included",
                "trials",
                "messages/s net of the start",
                "messages/s, second half",
                "CPU s",
                PEAKS,
                "MiB on disk: folder, own topics");
    BarPlot plot = new BarPlot(title(part) + (start ? ", s" : ": messages/s, second half"));
    for (SideSummary side : findings.of(part)) {
      if (!side.isUsable()) {
        continue;
      }
      Percentiles wall = side.of(trial -> trial.wallMs / 1_000);
      String spread = figure("%.1f (%.1f–%.1f)", wall.median(), wall.least(), wall.greatest());
      String trials = String.valueOf(side.trials());
      String cpu = figure("%.1f", side.median(trial -> trial.cpuSeconds));
      String peak = peaks(side);
      if (start) {
        table.row(side.side(), spread, trials, cpu, peak);
        plot.bar(side.side(), wall.median(), wall.greatest(), figure("%.1f", wall.median()));
      } else {
        double steady = side.median(TrialResult::steadyRate);
        table.row(
            side.side(),
            spread,
            trials,
            figure("%,.0f", side.median(TrialResult::netRate)),
            figure("%,.0f", steady),
            cpu,
            peak,
            figure(
                "%.1f, %.1f",
                side.median(trial -> trial.folderBytes / MEBIBYTE),
                side.median(trial -> trial.topicBytes / MEBIBYTE)));
        plot.bar(side.side(), steady, steady, figure("%,.0f", steady));
      }
    }
    return table + plotted(part, plot);
  }

  private String latency(String part) throws IOException {
    MarkdownTable table =
        new MarkdownTable(
            "side",
            "p50 ms",
            "p90 ms",
            "p99 ms",
            "max ms",
            "snapshots",
            "p50 ms of the first " + FIRST,
            "cores under load",
            "cores idle",
            PEAKS);
    BarPlot plot = new BarPlot(title(part) + ": p50, lighter to p99, ms");
    for (SideSummary side : findings.of(part)) {
      if (!side.isUsable()) {
        continue;
      }
      Percentiles latencies = side.latencies();
      table.row(
          side.side(),
          figure("%.0f", latencies.at(50)),
          figure("%.0f", latencies.at(90)),
          figure("%.0f", latencies.at(99)),
          figure("%.0f", latencies.greatest()),
          String.valueOf(latencies.count()),
          figure("%.0f", side.firstLatencies(FIRST).at(50)),
          figure("%.2f", side.median(trial -> trial.busyCores)),
          figure("%.3f", side.median(trial -> trial.idleCores)),
          peaks(side));
      plot.bar(
          side.side(),
          latencies.at(50),
          latencies.at(99),
          figure("%.0f, %.0f", latencies.at(50), latencies.at(99)));
    }
    return table + plotted(part, plot);
  }

  private static String peaks(SideSummary side) {
    return figure(
        "%.0f, %.0f",
        side.median(trial -> trial.peakMebibytes), side.median(trial -> trial.stackMebibytes));
  }

  private String plotted(String part, BarPlot plot) throws IOException {
    if (plot.isEmpty()) {
      return "";
    }
    String folder = page.getFileName().toString().replaceFirst("\\.md$", "");
    Path file = page.resolveSibling(folder).resolve(part + ".svg");
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, plot.svg());
    return "\n![" + title(part) + "](" + folder + "/" + part + ".svg)\n";
  }

  private String faults(String part) {
    StringBuilder text = new StringBuilder();
    for (SideSummary side : findings.of(part)) {
      for (String fault : side.faults()) {
        text.append("\nA trial of ")
            .append(side.side())
            .append(" did not come to the right results");
        text.append(" and does not count: ").append(fault.replace("\n", " ")).append("\n");
      }
    }
    return text.toString();
  }

  /** Links the pages of other machines, which have the same name with a word appended. */
  private String otherPages() throws IOException {
    String own = page.getFileName().toString();
    String name = own.replaceFirst("(-[^.]*)?\\.md$", "");
    try (Stream<Path> files = Files.list(page.toAbsolutePath().getParent())) {
      String links =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.matches(Pattern.quote(name) + "(-[^.]*)?\\.md"))
              .filter(file -> !file.equals(own))
              .sorted()
              .map(file -> "[" + file + "](" + file + ")")
              .collect(Collectors.joining(", "));
      return links.isEmpty() ? "" : "Measured on other machines: " + links + ".\n\n";
    }
  }

  private static String machine(Map<String, String> noted) {
    if (noted.isEmpty()) {
      return "";
    }
    MarkdownTable table = new MarkdownTable("machine and versions", "");
    noted.forEach(table::row);
    return table + "\n";
  }

  private static String title(String part) {
    if (part.equals("start")) {
      return "Cold start";
    }
    String[] words = part.split("-");
    return words[0].equals("latency")
        ? figure("Latency, %s stations, one snapshot per second", words[1])
        : figure(
            "Drain of %,d messages, %s partition%s%s",
            Long.valueOf(words[1]),
            words[3],
            words[3].equals("1") ? "" : "s",
            words.length > 5 ? ", compression " + words[5] : "");
  }

  static String figure(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
