package velib.sparkconsumer.smallbatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.mapred.JobConf;

/**
 * Leaves out of a configuration what Hadoop's own files of defaults say.
 *
 * <p>Spark sends the whole configuration to the tasks of every batch, each entry compressed on its
 * own: a thousand defaults, nearly all of file systems and schedulers that a checkpoint in a folder
 * has nothing to do with. Hadoop's code has the same defaults where it asks for a value.
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

  /** A class that brings a file of defaults along would put all of them back when it is loaded. */
  private static void loadAllFilesOfDefaults(Configuration hadoop) {
    new JobConf();
    try {
      FileSystem.getLocal(hadoop); // with it, every file system that is there
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean isDefault(String[] sources) {
    return sources != null && sources[sources.length - 1].endsWith("-default.xml");
  }
}
