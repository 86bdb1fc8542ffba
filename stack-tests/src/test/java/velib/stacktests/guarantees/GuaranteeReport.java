package velib.stacktests.guarantees;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import velib.stacktests.guarantees.checks.Guarantee;
import velib.stacktests.guarantees.disturbances.Disturbance;
import velib.stacktests.guarantees.pipeline.Part;

/** The figures and verdicts of a run, as text for people. */
final class GuaranteeReport {
  private static final int SHOWN = 5;

  private final Map<String, Integer> kills = new TreeMap<>();
  private final Map<Part, Integer> restarts = new EnumMap<>(Part.class);
  private final Map<String, List<Double>> recoverySeconds = new TreeMap<>();
  private final Map<String, Object> figures = new LinkedHashMap<>();
  private final Map<String, List<String>> verdicts = new LinkedHashMap<>();

  void disturbed(Disturbance disturbance, double recoveredAfterSeconds) {
    disturbance
        .signals()
        .forEach(sent -> kills.merge(sent.part + " SIG" + sent.signal, 1, Integer::sum));
    recoverySeconds
        .computeIfAbsent(disturbance.heading(), heading -> new ArrayList<>())
        .add(recoveredAfterSeconds);
  }

  void restarted(Part part, int times) {
    restarts.merge(part, times, Integer::sum);
  }

  void figure(String name, Object value) {
    figures.put(name, value);
  }

  void verdict(Guarantee guarantee, List<String> breaches) {
    verdicts.computeIfAbsent(guarantee.name(), name -> new ArrayList<>()).addAll(breaches);
  }

  boolean isGood() {
    return verdicts.values().stream().allMatch(List::isEmpty);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    figures.forEach(
        (name, value) -> text.append(String.format(Locale.ROOT, "%-24s %s%n", name, value)));
    int sum = kills.values().stream().mapToInt(Integer::intValue).sum();
    text.append(String.format(Locale.ROOT, "%-24s %d: %s%n", "kills", sum, kills));
    text.append(String.format(Locale.ROOT, "%-24s %s%n%n", "restarts by the engine", restarts));
    text.append(
        String.format(
            Locale.ROOT,
            "%-40s %5s %8s %8s %8s%n",
            "recovery in seconds after",
            "times",
            "median",
            "90 %",
            "longest"));
    recoverySeconds.forEach((heading, seconds) -> text.append(line(heading, seconds)));
    text.append(line("all", all()));
    text.append(System.lineSeparator());
    verdicts.forEach(
        (name, breaches) -> {
          text.append(
              String.format(
                  Locale.ROOT,
                  "%-42s %s%n",
                  name,
                  breaches.isEmpty() ? "kept" : "BROKEN " + breaches.size() + " times"));
          breaches.stream()
              .limit(SHOWN)
              .forEach(breach -> text.append("    ").append(breach).append('\n'));
        });
    return text.toString();
  }

  private List<Double> all() {
    List<Double> all = new ArrayList<>();
    recoverySeconds.values().forEach(all::addAll);
    return all;
  }

  private static String line(String heading, List<Double> seconds) {
    return String.format(
        Locale.ROOT,
        "%-40s %5d %8.1f %8.1f %8.1f%n",
        heading,
        seconds.size(),
        quantile(seconds, 0.5),
        quantile(seconds, 0.9),
        quantile(seconds, 1));
  }

  /** The smallest value that at least this share of the values does not exceed. */
  static double quantile(List<Double> values, double share) {
    if (values.isEmpty()) {
      return 0;
    }
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
  }
}
