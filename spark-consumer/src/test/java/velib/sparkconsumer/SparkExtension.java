package velib.sparkconsumer;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A real Spark in this JVM, on two cores, for the tests of a class.
 *
 * <p>All test classes of a run share it, as starting one takes seconds. It is started before the
 * first test that needs it and stopped when all tests of the run are over. Each test has a session
 * of its own in it, without the settings of the tests before it.
 */
final class SparkExtension implements BeforeAllCallback, BeforeEachCallback {
  private static final Namespace RUN = Namespace.create(SparkExtension.class);

  private SharedSpark spark;
  private SparkSession session;

  /** The session of the test that runs. */
  SparkSession session() {
    return session;
  }

  /**
   * A path that nobody else has, with nothing there yet. It is removed once Spark has stopped,
   * which may write to a checkpoint after its query has ended.
   */
  Path newPath(String name) {
    return spark.newPath(name);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    spark =
        context
            .getRoot()
            .getStore(RUN)
            .getOrComputeIfAbsent("shared", key -> SharedSpark.start(), SharedSpark.class);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    session = spark.newSession();
  }
}
