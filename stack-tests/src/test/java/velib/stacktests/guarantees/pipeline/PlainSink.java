package velib.stacktests.guarantees.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import velib.stacktests.Repository;

/**
 * The same job with Spark's own Kafka sink, which writes each result at least once. The images do
 * not contain it: its class comes from the consumer's tests.
 */
public final class PlainSink {
  /** The topic that it writes to. */
  public static final String RESULTS = "plain-sink-results";

  private static final String JAR = "spark-consumer/target/spark-consumer-tests.jar";

  /** The lines of a Compose file that run it in the consumer's container. */
  String composeService() {
    Path jar = Repository.root().resolve(JAR);
    if (!Files.exists(jar)) {
      throw new AssertionError(jar + " is missing: make test-guarantees builds it");
    }
    return String.join(
        "\n",
        "services:",
        "  spark-consumer:",
        "    command: [hold-when-refused, spark-program, velib.sparkconsumer.PlainSinkConsumer,",
        "      /opt/velib/app/spark-consumer.jar]",
        "    environment:",
        "      RESULTS_TOPIC: " + RESULTS,
        "      CHECKPOINT_DIR: " + checkpointFolder(),
        // This job serves no health of its own.
        "    healthcheck: {test: [CMD, unless-held, connected-to-kafka]}",
        "    volumes: [\"" + jar + ":/opt/velib/app/spark-consumer-tests.jar:ro\"]",
        "");
  }

  String checkpointFolder() {
    return "/var/lib/checkpoint/plain";
  }
}
