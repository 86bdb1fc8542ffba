package velib.benchmarks.harness;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@link MemoryMeasurement} measured; the content of {@code memory.json} among the results.
 */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class MemoryResult {
  /** The program in whose place another engine could stand. */
  static final String SPARK = "Spark job";

  private static final String FILE = "memory.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  int backlog;
  int polls;
  List<Program> programs = new ArrayList<>();

  /** One program. */
  @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
  static final class Program {
    String name;
    String heap;
    double peakMebibytes;

    /** For Jackson. */
    Program() {}

    Program(String name, String heap, double peakMebibytes) {
      this.name = name;
      this.heap = heap;
      this.peakMebibytes = peakMebibytes;
    }
  }

  void write(Path results) throws IOException {
    JSON.writeValue(results.resolve(FILE).toFile(), this);
  }

  static Optional<MemoryResult> of(Path results) throws IOException {
    Path file = results.resolve(FILE);
    return Files.exists(file)
        ? Optional.of(JSON.readValue(file.toFile(), MemoryResult.class))
        : Optional.empty();
  }

  /** A section of the report; other engines are in it where their drain was measured. */
  String section(Findings findings) {
    Table table = new Table("program", "Java heap", "peak MiB");
    for (Program program : programs) {
      table.row(program.name, program.heap, Report.figure("%.0f", program.peakMebibytes));
    }
    table.row("all together", "", Report.figure("%.0f", total()));
    return "\n## Memory of the whole pipeline\n\n"
        + Report.figure(
            "All programs with the heaps of their containers, while a backlog of %,d messages is"
                + " worked off and then 1,500 stations are polled %d times, once a second.\n\n",
            backlog, polls)
        + table
        + others(findings)
        + "\n    make bench-memory\n";
  }

  private String others(Findings findings) {
    Table table = new Table("in the Spark job's place", "its peak MiB", "all together");
    double rest =
        programs.stream()
            .filter(program -> !program.name.equals(SPARK))
            .mapToDouble(program -> program.peakMebibytes)
            .sum();
    boolean any = false;
    for (Summary side : findings.of(Targets.DRAIN)) {
      if (side.isUsable() && side.side().matches("ours|streams.*|flink.*|idiomatic|coursework")) {
        double peak = side.median(trial -> trial.peakMebibytes);
        table.row(side.side(), Report.figure("%.0f", peak), Report.figure("%.0f", peak + rest));
        any = true;
      }
    }
    return any
        ? "\nWith the peaks of the drain of 5,000,000 messages, all with a heap of 768 MiB:\n\n"
            + table
        : "";
  }

  private double total() {
    return programs.stream().mapToDouble(program -> program.peakMebibytes).sum();
  }
}
