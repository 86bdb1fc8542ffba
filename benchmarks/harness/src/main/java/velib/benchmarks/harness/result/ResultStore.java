package velib.benchmarks.harness.result;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The result files: a folder for each part of the plan, a file for each trial. */
public final class ResultStore {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private static final String PARTS =
      "start|drain-[0-9]+-messages-[0-9]+-partitions|latency-[0-9]+-stations";

  private final Path folder;

  /** Creates a store in a folder, which need not exist yet. */
  public ResultStore(Path folder) {
    this.folder = folder;
  }

  /** Returns the path of a trial's file with an ending such as {@code .log}. */
  public Path file(String part, String side, int trial, String ending) {
    return folder.resolve(part).resolve(side + "-" + trial + ending);
  }

  /** Returns whether the trial has been run with the right results. A failed one is run again. */
  public boolean isDone(String part, String side, int trial) {
    return read(file(part, side, trial, ".json")).map(result -> result.right).orElse(false);
  }

  /** Writes a result file, replacing an earlier one of the same trial. */
  public void write(String part, TrialResult result) {
    Path file = file(part, result.side, result.trial, ".json");
    Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      Files.createDirectories(file.getParent());
      JSON.writeValue(unfinished.toFile(), result);
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Returns the parts that have results; other folders are ignored. */
  List<String> parts() {
    return names(folder)
        .filter(name -> name.matches(PARTS) && Files.isDirectory(folder.resolve(name)))
        .collect(Collectors.toList());
  }

  /** Returns all results of a part. */
  public List<TrialResult> of(String part) {
    List<TrialResult> results = new ArrayList<>();
    names(folder.resolve(part))
        .filter(name -> name.endsWith(".json"))
        .forEach(name -> read(folder.resolve(part).resolve(name)).ifPresent(results::add));
    return results;
  }

  private static Stream<String> names(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .sorted()
          .collect(Collectors.toList())
          .stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Optional<TrialResult> read(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of(JSON.readValue(file.toFile(), TrialResult.class))
          : Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException(file + " is not a result file: remove it", failure);
    }
  }
}
