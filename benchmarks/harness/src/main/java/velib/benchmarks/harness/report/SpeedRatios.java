package velib.benchmarks.harness.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import velib.benchmarks.harness.result.Findings;
import velib.benchmarks.harness.result.SideSummary;
import velib.benchmarks.harness.result.TrialResult;

/**
 * How fast the job is compared with other programs of the same run. A slower or busier machine
 * slows all of them, so ratios can be compared with those of another day; figures cannot.
 */
public final class SpeedRatios {
  /** A ratio that has fallen by more than this share is a regression. */
  static final double TOLERANCE = 0.2;

  private static final String HEAD =
      "How fast our job is compared with others: the lowest ratios recorded (make bench-check RECORD=yes)";

  private final Map<String, Double> values;

  private SpeedRatios(Map<String, Double> values) {
    this.values = new TreeMap<>(values);
  }

  /**
   * Computes the ratios from each side's fastest trials: other load on the machine can slow a
   * trial, never speed it up.
   *
   * @param steady the name of a part with ours and the raw consumer
   * @param fromTheStart the name of a part with ours and the idiomatic job
   */
  public static SpeedRatios of(Findings findings, String steady, String fromTheStart) {
    Map<String, Double> values = new TreeMap<>();
    values.put(
        "ours-to-raw-in-the-second-half",
        fastestRate(findings, steady, "ours") / fastestRate(findings, steady, "raw"));
    values.put(
        "ours-to-idiomatic-from-the-start",
        leastTime(findings, fromTheStart, "idiomatic") / leastTime(findings, fromTheStart, "ours"));
    return new SpeedRatios(values);
  }

  /** Reads the ratios of a file; none if the file does not exist. */
  public static SpeedRatios read(Path file) throws IOException {
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
    }
    Map<String, Double> values = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> values.put(name, Double.valueOf(properties.getProperty(name))));
    return new SpeedRatios(values);
  }

  /** Writes the ratios as a properties file with a comment at its top. */
  public void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>(List.of("# " + HEAD));
    values.forEach((name, value) -> lines.add(name + "=" + BenchReport.figure("%.3f", value)));
    Files.write(file, lines);
  }

  /** Returns the lower of each ratio; one that only one of the two has is kept. */
  public SpeedRatios orLess(SpeedRatios other) {
    Map<String, Double> least = new TreeMap<>(values);
    other.values.forEach((name, value) -> least.merge(name, value, Math::min));
    return new SpeedRatios(least);
  }

  /** Returns whether there are no ratios. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** Returns one sentence for each ratio that is more than a fifth below the reference. */
  public List<String> fallenFrom(SpeedRatios reference) {
    List<String> fallen = new ArrayList<>();
    reference.values.forEach(
        (name, before) -> {
          double now = values.getOrDefault(name, 0.0);
          if (now < before * (1 - TOLERANCE)) {
            fallen.add(
                BenchReport.figure(
                    "%s is %.3f: expected at least %.3f, four fifths of the reference %.3f",
                    name, now, before * (1 - TOLERANCE), before));
          }
        });
    return fallen;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    values.forEach((name, value) -> text.append(BenchReport.figure("%s: %.3f%n", name, value)));
    return text.toString();
  }

  private static double fastestRate(Findings findings, String part, String side) {
    return side(findings, part, side).of(TrialResult::steadyRate).greatest();
  }

  private static double leastTime(Findings findings, String part, String side) {
    return side(findings, part, side).of(trial -> trial.wallMs).least();
  }

  private static SideSummary side(Findings findings, String part, String name) {
    return findings.of(part).stream()
        .filter(side -> side.side().equals(name) && side.isUsable())
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("no trial of " + name + " came to the right results"));
  }
}
