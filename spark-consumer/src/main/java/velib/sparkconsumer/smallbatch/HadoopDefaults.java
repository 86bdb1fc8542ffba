package velib.sparkconsumer.smallbatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.mapred.JobConf;

/**
 * Removes from a configuration what comes from Hadoop's own files of defaults.
 *
 * <p>Spark sends the whole configuration to the tasks of every batch and compresses each entry
 * separately. There are a thousand defaults, and nearly all are for file systems and schedulers
 * that a checkpoint in a folder does not use. Hadoop's code has the same defaults wherever it reads
 * a value.
 */
final class HadoopDefaults {
  private HadoopDefaults() {}

  static void leaveOut(Configuration hadoop) {
    loadAllFilesOfDefaults(hadoop);
    Map<String, String> kept = new HashMap<>();
    hadoop.forEach(
        entry -> {
          if (!isDefault(hadoop.getPropertySources(entry.getKey()))) {
            kept.put(entry.getKey(), entry.getValue());
          }
        });
    hadoop.clear();
    kept.forEach(hadoop::set);
  }

  /**
   * Loads every file of defaults now: a class that adds one later would bring all defaults back.
   */
  private static void loadAllFilesOfDefaults(Configuration hadoop) {
    new JobConf();
    try {
      FileSystem.getLocal(hadoop); // this loads all file systems on the class path
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean isDefault(String[] sources) {
    return sources != null && sources[sources.length - 1].endsWith("-default.xml");
  }
}
