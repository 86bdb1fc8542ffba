package velib.benchmarks.harness.result;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import velib.benchmarks.harness.pipeline.MemoryMeasurement;

/**
 * What {@link MemoryMeasurement} measured; the content of {@code memory.json} among the results.
 */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
public final class MemoryResult {
  /** The program that another engine would replace. */
  public static final String SPARK = "Spark job";

  private static final String FILE = "memory.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The messages that the Spark job worked off first. */
  public int backlog;

  /** The polls of the producer after that. */
  public int polls;

  /** The programs that were measured. */
  public List<Program> programs = new ArrayList<>();

  /** One program. */
  @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
  public static final class Program {
    /** Its name in the report. */
    public String name;

    /** Its Java heap, for instance {@code 768m}. */
    public String heap;

    /** The most memory that it held at once, in MiB. */
    public double peakMebibytes;

    /** For Jackson. */
    Program() {}

    /** Creates the figures of a program. */
    public Program(String name, String heap, double peakMebibytes) {
      this.name = name;
      this.heap = heap;
      this.peakMebibytes = peakMebibytes;
    }
  }

  /** Writes the result into a results folder. */
  public void write(Path results) throws IOException {
    JSON.writeValue(results.resolve(FILE).toFile(), this);
  }

  /** Reads the result of a results folder; empty if there is none. */
  public static Optional<MemoryResult> of(Path results) throws IOException {
    Path file = results.resolve(FILE);
    return Files.exists(file)
        ? Optional.of(JSON.readValue(file.toFile(), MemoryResult.class))
        : Optional.empty();
  }
}
