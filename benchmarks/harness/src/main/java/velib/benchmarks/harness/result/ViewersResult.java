package velib.benchmarks.harness.result;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import velib.benchmarks.harness.pipeline.ViewersMeasurement;

/**
 * What {@link ViewersMeasurement} measured; the content of {@code viewers.json} among the results.
 */
@JsonAutoDetect(
    fieldVisibility = JsonAutoDetect.Visibility.ANY,
    isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public final class ViewersResult {
  private static final String FILE = "viewers.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The viewers that read every event. */
  public int viewers;

  /** The updates that were measured. */
  public int updates;

  /** How many updates reached a viewer, over all viewers. */
  public int arrivals;

  /** How many of them came after a gap. */
  public int outOfOrder;

  /** How many viewers lost their connection. */
  public int lost;

  /** How many viewers the server disconnected; it should be the one that reads nothing. */
  public int letGo;

  /** From the send of an update's first message until a viewer had it, for each viewer. */
  public List<Double> eachMs = new ArrayList<>();

  /** The time until the last viewer had it, for each update that reached all viewers. */
  public List<Double> lastMs = new ArrayList<>();

  /** Processor seconds per second of the server. */
  public double cores;

  /** The most memory that the server held at once, in MiB. */
  public double peakMebibytes;

  /**
   * Returns whether every viewer got every update and the one that reads nothing was disconnected.
   */
  @JsonIgnore
  public boolean isComplete() {
    return arrivals == viewers * updates && outOfOrder == 0 && lost == 0 && letGo == 1;
  }

  /** Writes the result into a results folder. */
  public void write(Path results) throws IOException {
    Files.createDirectories(results);
    JSON.writeValue(results.resolve(FILE).toFile(), this);
  }

  /** Reads the result of a results folder; empty if there is none. */
  public static Optional<ViewersResult> of(Path results) throws IOException {
    Path file = results.resolve(FILE);
    return Files.exists(file)
        ? Optional.of(JSON.readValue(file.toFile(), ViewersResult.class))
        : Optional.empty();
  }
}
