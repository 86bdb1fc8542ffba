package velib.benchmarks.harness;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@link ViewersMeasurement} measured; the content of {@code viewers.json} among the results.
 */
@JsonAutoDetect(
    fieldVisibility = JsonAutoDetect.Visibility.ANY,
    isGetterVisibility = JsonAutoDetect.Visibility.NONE)
final class ViewersResult {
  private static final String FILE = "viewers.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  int viewers;
  int updates;

  /** Updates that reached a viewer, over all viewers. */
  int arrivals;

  /** Of them those that came after a gap. */
  int outOfOrder;

  /** Viewers who lost their connection. */
  int lost;

  /** Viewers whom the server let go: the one who reads nothing. */
  int letGo;

  /** From the send of an update's first message until a viewer has it: each, and the last one. */
  List<Double> eachMs = new ArrayList<>();

  List<Double> lastMs = new ArrayList<>();

  /** Processor seconds of the server for each second. */
  double cores;

  double peakMebibytes;

  /** Whether every viewer had every update and the one who reads nothing was let go. */
  @JsonIgnore
  boolean isComplete() {
    return arrivals == viewers * updates && outOfOrder == 0 && lost == 0 && letGo == 1;
  }

  void write(Path results) throws IOException {
    Files.createDirectories(results);
    JSON.writeValue(results.resolve(FILE).toFile(), this);
  }

  static Optional<ViewersResult> of(Path results) throws IOException {
    Path file = results.resolve(FILE);
    return Files.exists(file)
        ? Optional.of(JSON.readValue(file.toFile(), ViewersResult.class))
        : Optional.empty();
  }

  /** A section of the report. */
  String section() {
    Table table =
        new Table(
            "viewers",
            "updates that reached them",
            "each: p50, p99 ms",
            "the last: p50, max ms",
            "cores of the server",
            "its peak MiB",
            "let go");
    Percentiles each = Percentiles.of(eachMs);
    Percentiles last = Percentiles.of(lastMs);
    table.row(
        Report.figure("%,d", viewers),
        Report.figure("%,d of %,d", arrivals, viewers * updates),
        Report.figure("%.0f, %.0f", each.at(50), each.at(99)),
        Report.figure("%.0f, %.0f", last.at(50), last.greatest()),
        Report.figure("%.2f", cores),
        Report.figure("%.0f", peakMebibytes),
        Report.figure("%d, who reads nothing", letGo));
    return "\n## Viewers of the live page\n\n"
        + "Every two seconds all 60 postcodes and 300 stations change; all viewers are connections"
        + " of one program on the same machine, which takes its share of the cores. Measured from"
        + " the send of the first message until a viewer has read the event.\n\n"
        + table
        + "\n    make bench-viewers\n";
  }

  @Override
  public String toString() {
    return eachMs.isEmpty() || lastMs.isEmpty()
        ? "no update reached all viewers: " + arrivals + " arrivals, " + lost + " lost"
        : section();
  }
}
