package velib.sparkconsumer.checkpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import velib.sparkconsumer.kafka.ConsumerKafka;
import velib.sparkconsumer.totals.PostcodeState;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.StationRetention;

/**
 * What a checkpoint was created with, kept in a file of the checkpoint. Its totals are wrong once a
 * station may belong to another postcode; with another time to live, or another bound on the
 * stations of a postcode, it would lack stations that count now; and not every version can read the
 * bytes of its state.
 */
final class CheckpointFingerprint {
  private static final String FILE = "velib-fingerprint";
  private static final String STATE_VERSION = "state version";
  private static final String STATION_TTL = "STATION_TTL";
  private static final String POSTCODE_MAX_STATIONS = "POSTCODE_MAX_STATIONS";

  /** The version that {@link PostcodeState} still reads. */
  private static final String OLD_STATE_VERSION = "1";

  private final Path directory;
  private final Configuration hadoop;

  CheckpointFingerprint(String directory, Configuration hadoop) {
    this.directory = new Path(directory);
    this.hadoop = hadoop;
  }

  /** The fingerprint of a checkpoint that this program would create now. */
  static Map<String, String> of(
      ConsumerKafka kafka, PostcodeRule rule, StationRetention retention) {
    Map<String, String> fingerprint = new TreeMap<>();
    fingerprint.put(STATE_VERSION, String.valueOf(PostcodeState.VERSION));
    fingerprint.put(STATION_TTL, retention.ttl().toSeconds() + " s");
    fingerprint.put(POSTCODE_MAX_STATIONS, String.valueOf(retention.postcodeMaxStations()));
    fingerprint.put("postcodes", rule.fingerprint());
    fingerprint.put("input topic", kafka.inputTopic());
    fingerprint.put("results topic", kafka.resultsTopic());
    return fingerprint;
  }

  /**
   * Compares the checkpoint's fingerprint with the current one, or writes it if the checkpoint is
   * new.
   *
   * @throws Refusal if the checkpoint was created with something else
   */
  void require(Map<String, String> current) {
    try {
      FileSystem files = directory.getFileSystem(hadoop);
      Path file = new Path(directory, FILE);
      if (files.exists(file)) {
        Map<String, String> found = read(files, file);
        refuseUnlessEqual(completed(found, current), current);
        if (!found.equals(current)) {
          write(current);
        }
      } else if (files.exists(new Path(directory, "offsets"))) {
        throw new Refusal(
            "The checkpoint in "
                + directory
                + " was not created by this program: it has offsets but no file "
                + FILE
                + ". "
                + Refusal.START_OVER);
      } else {
        write(current);
      }
    } catch (IOException failed) {
      throw new Refusal(
          "The checkpoint in "
              + directory
              + " cannot be read or written ("
              + failed.getMessage()
              + "). Set CHECKPOINT_DIR to a folder that only this program uses and that it may read"
              + " and write.");
    }
  }

  /**
   * What was written by an earlier version of this program that this one can resume from: its state
   * is converted, and it did not write down for how long and how many stations are kept.
   */
  private static Map<String, String> completed(
      Map<String, String> found, Map<String, String> current) {
    Map<String, String> completed = new TreeMap<>(found);
    completed.replace(STATE_VERSION, OLD_STATE_VERSION, current.get(STATE_VERSION));
    completed.putIfAbsent(STATION_TTL, current.get(STATION_TTL));
    completed.putIfAbsent(POSTCODE_MAX_STATIONS, current.get(POSTCODE_MAX_STATIONS));
    return completed;
  }

  private void refuseUnlessEqual(Map<String, String> found, Map<String, String> current) {
    List<String> differences = new ArrayList<>();
    current.forEach(
        (name, value) -> {
          String was = found.getOrDefault(name, "unknown");
          if (!was.equals(value)) {
            differences.add(name + ": created with \"" + was + "\", now \"" + value + "\"");
          }
        });
    if (!differences.isEmpty()) {
      throw new Refusal(
          "The checkpoint in "
              + directory
              + " does not match this program and its settings ("
              + String.join("; ", differences)
              + "), so its totals would be wrong. "
              + Refusal.START_OVER);
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

  /** Returns once it is on disk: without it, a checkpoint that has offsets is refused. */
  private void write(Map<String, String> current) throws IOException {
    StringBuilder text = new StringBuilder();
    current.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    new CheckpointFolder(directory, hadoop)
        .write(FILE, text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
