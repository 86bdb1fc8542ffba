package velib.benchmarks.harness.report;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import velib.benchmarks.harness.result.Findings;
import velib.benchmarks.harness.result.JmhResults;
import velib.benchmarks.harness.result.SideSummary;
import velib.benchmarks.harness.result.TrialResult;

/** The targets that the job is held to, with what was measured. What was not run is left out. */
final class Targets {
  static final String DRAIN = "drain-5000000-messages-4-partitions";
  private static final String LONG_DRAIN = "drain-20000000-messages-4-partitions";
  private static final String LATENCY = "latency-1500-stations";
  private static final String FEW = "latency-2-stations";
  private static final String START = "start";

  private static final ToDoubleFunction<SideSummary> WALL =
      side -> side.median(trial -> trial.wallMs);
  private static final ToDoubleFunction<SideSummary> SLOWNESS =
      side -> 1 / side.median(TrialResult::steadyRate);
  private static final ToDoubleFunction<SideSummary> PEAK =
      side -> side.median(trial -> trial.peakMebibytes);
  private static final ToDoubleFunction<SideSummary> P50 = side -> side.latencies().at(50);
  private static final ToDoubleFunction<SideSummary> P99 = side -> side.latencies().at(99);

  private final Findings findings;
  private final JmhResults jmh;
  private final MarkdownTable table = new MarkdownTable("figure", "measured", "required", "aim");
  private boolean any;

  Targets(Findings findings, JmhResults jmh) {
    this.findings = findings;
    this.jmh = jmh;
  }

  String section() {
    String faster = "times as fast as ";
    timesAsFast(DRAIN, WALL, "streams", "drain of 5 M, " + faster, "1.5", "2");
    timesAsFast(DRAIN, WALL, "flink-eo", "drain of 5 M, " + faster, "1.5", "2");
    timesAsFast(DRAIN, WALL, "idiomatic", "drain of 5 M, " + faster, "5", "6");
    timesAsFast(DRAIN, WALL, "coursework", "drain of 5 M, " + faster, "4", "5");
    timesAsFast(LONG_DRAIN, SLOWNESS, "raw", "second half of 20 M, " + faster, "0.25", "0.35");
    timesAsFast(LONG_DRAIN, SLOWNESS, "no-engine", "second half of 20 M, " + faster, "0.45", "0.6");
    timesOf(LATENCY, P50, "streams-100", "p50 with 1,500 stations, as a share of ", "0.8", "0.5");
    timesOf(LATENCY, P99, "streams-100", "p99 with 1,500 stations, as a share of ", "1.0", "0.6");
    timesOf(LATENCY, P50, "flink-eo", "p50 with 1,500 stations, as a share of ", "1.5", "1.0");
    timesOf(FEW, P50, "streams-100", "p50 with 2 stations, as a share of ", "0.7", "0.5");
    timesOf(START, WALL, "flink-eo", "cold start, as a share of ", "1.3", "1.0");
    cores("cores at one snapshot per second", trial -> trial.busyCores, "0.4", "0.2");
    cores("cores idle", trial -> trial.idleCores, "0.05", "0.02");
    timesOf(DRAIN, PEAK, "flink-eo", "peak memory in the drain, as a share of ", "1.0", "0.7");
    parser();
    return any ? "\n## Targets\n\n" + table : "";
  }

  private void timesAsFast(
      String part,
      ToDoubleFunction<SideSummary> time,
      String other,
      String words,
      String least,
      String aim) {
    compare(part, time, other, words, least, aim, true);
  }

  private void timesOf(
      String part,
      ToDoubleFunction<SideSummary> figure,
      String other,
      String words,
      String most,
      String aim) {
    compare(part, figure, other, words, "≤ " + most, "≤ " + aim, false);
  }

  private void compare(
      String part,
      ToDoubleFunction<SideSummary> figure,
      String other,
      String words,
      String least,
      String aim,
      boolean theirsByOurs) {
    Optional<SideSummary> ours = findings.best(part, "ours", figure);
    Optional<SideSummary> theirs = findings.best(part, other, figure);
    if (ours.isPresent() && theirs.isPresent()) {
      double ratio = figure.applyAsDouble(ours.get()) / figure.applyAsDouble(theirs.get());
      add(words + theirs.get().side(), theirsByOurs ? 1 / ratio : ratio, least, aim);
    }
  }

  private void cores(String words, ToDoubleFunction<TrialResult> figure, String most, String aim) {
    findings
        .best(LATENCY, "ours", P50)
        .ifPresent(
            ours -> add(words + ", 1,500 stations", ours.median(figure), "≤ " + most, "≤ " + aim));
  }

  private void parser() {
    double jackson = jmh.nanoseconds("jacksonStreaming").orElse(0);
    double ours = jmh.nanoseconds("statusScanner").orElse(0);
    if (jackson > 0 && ours > 0) {
      add("parser, times as fast as Jackson's streaming", jackson / ours, "2", "3");
    }
  }

  private void add(String words, double figure, String least, String aim) {
    any = true;
    table.row(words, BenchReport.figure("%.2f", figure), least, aim);
  }
}
