package velib.pipelinecheck;

import java.net.URI;
import picocli.CommandLine.Option;

/** Where the programs answer inside the network of the containers. */
final class Addresses {
  @Option(names = "--producer-at", defaultValue = "http://producer:9101")
  URI producer;

  @Option(names = "--spark-consumer-at", defaultValue = "http://spark-consumer:9102")
  URI sparkConsumer;

  @Option(names = "--dashboard-at", defaultValue = "http://dashboard:8080")
  URI dashboard;
}
