package velib.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import velib.kafka.LocalKafka;

/** A broker with its own data. JUnit closes it, which stops the broker and deletes the data. */
final class TestBroker implements AutoCloseable {
  private static final String HOME = "velib.kafka.home";

  private final Path data;
  private final LocalKafka kafka;
  private final TestClient client;

  private TestBroker(Path data, LocalKafka kafka) {
    this.data = data;
    this.kafka = kafka;
    this.client = new TestClient(kafka.bootstrapServers());
  }

  static TestBroker start(
      Map<String, String> brokerProperties, Map<String, String> brokerEnvironment) {
    String home = System.getProperty(HOME);
    if (home == null) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "The system property %s is not set: it names the folder kafka/target/kafka, which"
                  + " ./mvnw package -pl kafka creates",
              HOME));
    }
    try {
      Path data = Files.createTempDirectory("velib-kafka-");
      return new TestBroker(
          data,
          LocalKafka.start(
              Path.of(home),
              data,
              brokerProperties,
              LocalKafka.SMALL_JVM,
              brokerEnvironment,
              LocalKafka.ANY_PORT));
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot create a folder for the broker's data", failure);
    }
  }

  LocalKafka kafka() {
    return kafka;
  }

  TestClient client() {
    return client;
  }

  @Override
  public void close() throws IOException {
    client.close();
    kafka.close();
    try (Stream<Path> files = Files.walk(data)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }
}
