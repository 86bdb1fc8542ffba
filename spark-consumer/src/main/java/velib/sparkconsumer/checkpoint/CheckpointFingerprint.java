package velib.sparkconsumer.checkpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import velib.sparkconsumer.kafka.ConsumerKafka;
import velib.sparkconsumer.totals.PostcodeState;
import velib.stationmodel.PostcodeRule;

/**
 * What a checkpoint was made with: kept totals are void once a station may belong elsewhere, and
 * the state's bytes mean something to one version alone. It stands in the checkpoint as a file.
 */
final class CheckpointFingerprint {
  private static final String FILE = "velib-fingerprint";

  private final Path directory;
  private final Configuration hadoop;

  CheckpointFingerprint(String directory, Configuration hadoop) {
    this.directory = new Path(directory);
    this.hadoop = hadoop;
  }

  /** What this program would make a checkpoint with. */
  static Map<String, String> of(ConsumerKafka kafka, PostcodeRule rule) {
    Map<String, String> fingerprint = new TreeMap<>();
    fingerprint.put("state version", String.valueOf(PostcodeState.VERSION));
    fingerprint.put("postcodes", rule.fingerprint());
    fingerprint.put("input topic", kafka.inputTopic());
    fingerprint.put("results topic", kafka.resultsTopic());
    return fingerprint;
  }

  /**
   * Compares the checkpoint with this program, or marks a new one.
   *
   * @throws Refusal when it was made with something else
   */
  void require(Map<String, String> current) {
    try {
      FileSystem files = directory.getFileSystem(hadoop);
      Path file = new Path(directory, FILE);
      if (files.exists(file)) {
        refuseUnlessEqual(read(files, file), current);
      } else if (files.exists(new Path(directory, "offsets"))) {
        throw new Refusal(
            "The checkpoint in "
                + directory
                + " was not made by this program: it has offsets but no "
                + FILE
                + ". "
                + Refusal.BEGIN_AFRESH);
      } else {
        write(files, file, current);
      }
    } catch (IOException failed) {
      throw new Refusal(
          "The checkpoint in "
              + directory
              + " cannot be read or written ("
              + failed.getMessage()
              + "): give this program a folder of its own with CHECKPOINT_DIR.");
    }
  }

  private void refuseUnlessEqual(Map<String, String> found, Map<String, String> current) {
    List<String> differences = new ArrayList<>();
    current.forEach(
        (name, value) -> {
          String was = found.getOrDefault(name, "unknown");
          if (!was.equals(value)) {
            differences.add(name + ": made with \"" + was + "\", now \"" + value + "\"");
          }
        });
    if (!differences.isEmpty()) {
      throw new Refusal(
          "The checkpoint in "
              + directory
              + " does not fit the settings ("
              + String.join("; ", differences)
              + "), so its totals would be wrong. "
              + Refusal.BEGIN_AFRESH);
    }
  }

  private static Map<String, String> read(FileSystem files, Path file) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (FSDataInputStream in = files.open(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .map(line -> line.split("=", 2))
          .filter(parts -> parts.length == 2)
          .forEach(parts -> found.put(parts[0], parts[1]));
    }
    return found;
  }

  /** Written beside and renamed, so that a kill never leaves half of it. */
  private void write(FileSystem files, Path file, Map<String, String> current) throws IOException {
    StringBuilder text = new StringBuilder();
    current.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    Path beside = new Path(directory, "." + FILE);
    try (FSDataOutputStream out = files.create(beside, true)) {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    if (!files.rename(beside, file)) {
      throw new IOException(beside + " could not be renamed to " + file);
    }
  }
}
