package velib.sparkconsumer;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import velib.settings.Settings;

/** A real Spark in this JVM, on two cores, for the tests of a class. */
final class SparkExtension implements BeforeAllCallback, AfterAllCallback {
  private SparkSession session;

  SparkSession session() {
    return session;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    session =
        Sessions.open(Settings.read(SparkConsumerSettings.ALL, Map.of("SPARK_MASTER", "local[2]")));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    session.stop();
  }
}
