package velib.stacktests.monitoring;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import velib.testkit.MetricsTable;

/** An hour of samples of every metric that {@code docs/metrics.md} lists, up to a moment. */
final class SampleMetrics {
  /** The headings of the page and the jobs that have the metrics below them. */
  private static final Map<String, List<String>> JOBS =
      new TreeMap<>(
          Map.of(
              "producer", List.of("velib-producer"),
              "spark-consumer", List.of("velib-spark-consumer"),
              "dashboard", List.of("velib-dashboard"),
              "kafka", List.of("velib-kafka"),
              "zookeeper", List.of("velib-zookeeper"),
              "Java process",
                  List.of("velib-producer", "velib-spark-consumer", "velib-dashboard")));

  /** The headings of the page below which there are metrics. */
  static final String[] HEADINGS = JOBS.keySet().toArray(new String[0]);

  /** Values of labels that queries choose by; any other label has a value that none asks for. */
  private static final Map<String, String> LABELS =
      Map.of(
          "type", "mechanical,electric",
          "outcome", "published,expired",
          "area", "heap,nonheap",
          "percentile", "50,99");

  private static final int STEP_SECONDS = 15;
  private static final int STEPS = 75 * 60 / STEP_SECONDS;

  private final long end;

  private SampleMetrics(long end) {
    this.end = end;
  }

  static SampleMetrics untilNow() {
    return new SampleMetrics(Instant.now().getEpochSecond());
  }

  /** The time of the last samples, in seconds since 1970. */
  long end() {
    return end;
  }

  /** The samples as promtool reads them. */
  String asOpenMetrics(Path root) throws IOException {
    StringBuilder text = new StringBuilder();
    series(text, "ALERTS{alertname=\"VelibFeedDown\",alertstate=\"firing\"}", 0);
    for (Map.Entry<String, List<String>> heading : JOBS.entrySet()) {
      for (String job : heading.getValue()) {
        if (heading.getValue().size() == 1) {
          series(text, "up{job=\"" + job + "\"}", 0);
        }
        for (String metric : MetricsTable.under(root, heading.getKey())) {
          String[] cells = metric.split(", ", -1);
          for (String labels : labels(job, cells[2])) {
            add(text, cells[0], cells[1], labels);
          }
        }
      }
    }
    return text.append("# EOF\n").toString();
  }

  private static List<String> labels(String job, String names) {
    List<String> all = new ArrayList<>(List.of("job=\"" + job + "\""));
    for (String name : names.isBlank() ? new String[0] : names.split(" ")) {
      List<String> longer = new ArrayList<>();
      for (String value : LABELS.getOrDefault(name, "any").split(",")) {
        all.forEach(labels -> longer.add(labels + "," + name + "=\"" + value + "\""));
      }
      all = longer;
    }
    return all;
  }

  private void add(StringBuilder text, String name, String type, String labels) {
    switch (type) {
      case "histogram":
        for (String bound : List.of("0.1", "1", "+Inf")) {
          series(text, name + "_bucket{" + labels + ",le=\"" + bound + "\"}", 1);
        }
        series(text, name + "_sum{" + labels + "}", 1);
        series(text, name + "_count{" + labels + "}", 1);
        break;
      case "summary":
        series(text, name + "_sum{" + labels + "}", 1);
        series(text, name + "_count{" + labels + "}", 1);
        break;
      default:
        series(text, name + "{" + labels + "}", type.equals("counter") ? 1 : 0);
    }
  }

  /** One series that begins with 1 and grows by this much with each sample. */
  private void series(StringBuilder text, String series, int growth) {
    for (int step = 0; step <= STEPS; step++) {
      text.append(series)
          .append(' ')
          .append(1 + growth * step)
          .append(' ')
          .append(end - (long) (STEPS - step) * STEP_SECONDS)
          .append('\n');
    }
  }
}
