package velib.sparkconsumer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.SparkSession;
import velib.settings.Settings;

/** A Spark and a folder for its checkpoints; JUnit closes it, and then both are gone. */
final class SharedSpark implements AutoCloseable {
  private final SparkSession spark;
  private final Path folder;
  private final AtomicInteger paths = new AtomicInteger();

  private SharedSpark(SparkSession spark, Path folder) {
    this.spark = spark;
    this.folder = folder;
  }

  static SharedSpark start() {
    try {
      Path folder = Files.createTempDirectory("velib-spark-");
      Settings settings =
          Settings.read(SparkConsumerSettings.ALL, Map.of("SPARK_MASTER", "local[2]"));
      return new SharedSpark(Sessions.open(settings), folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  SparkSession newSession() {
    return spark.newSession();
  }

  Path newPath(String name) {
    return folder.resolve(name + "-" + paths.incrementAndGet());
  }

  @Override
  public void close() throws IOException {
    spark.stop();
    FileUtils.deleteDirectory(folder.toFile());
  }
}
