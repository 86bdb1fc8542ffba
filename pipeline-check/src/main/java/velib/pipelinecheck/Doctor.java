package velib.pipelinecheck;

import static velib.settings.PipelineSettings.DEAD_LETTER_TOPIC;
import static velib.settings.PipelineSettings.INPUT_TOPIC;
import static velib.settings.PipelineSettings.KAFKA_BOOTSTRAP_SERVERS;
import static velib.settings.PipelineSettings.RESULTS_TOPIC;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import velib.settings.Settings;

/** Looks at the parts that run and says for each what it saw; exit status 1 if any is wrong. */
@Command(
    name = "doctor",
    description = "Looks at broker, topics, health, checkpoint, lag and freshness of what runs.")
final class Doctor implements Callable<Integer> {
  private static final Duration BETWEEN_TWO_LAGS = Duration.ofSeconds(3);

  @Option(
      names = "--running",
      description = "A service that runs, and its port on the machine: kafka=9092. One each.")
  private Map<String, Integer> running = new LinkedHashMap<>();

  @Option(
      names = "--closed",
      description = "A running service whose port on the machine takes no connection. One each.")
  private Set<String> closed = new LinkedHashSet<>();

  @Option(
      names = "--checkpoint",
      description = "The folder of the Spark job's checkpoint.",
      defaultValue = "/var/lib/checkpoint")
  private Path checkpoint;

  @Mixin private Addresses addresses;

  private final Findings findings = new Findings(System.out);

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = Settings.readOrExit(PipelineCheckSettings.ALL);
    ProgramClient pages = new ProgramClient();
    service("kafka").ifPresent(broker -> lookAtKafka(broker, settings));
    HealthCheck health = new HealthCheck(pages, findings);
    service("producer").ifPresent(its -> health.look(its, addresses.producer));
    Optional<Service> job = service("spark-consumer");
    if (job.isPresent()) {
      health.look(job.get(), addresses.sparkConsumer);
      new CheckpointCheck(findings).look(checkpoint);
      new LagCheck(pages, findings, BETWEEN_TWO_LAGS).look(addresses.sparkConsumer);
    }
    service("dashboard")
        .ifPresent(its -> new FreshnessCheck(pages, findings).look(its, addresses.dashboard));
    return findings.hasFaults() ? 1 : 0;
  }

  private void lookAtKafka(Service broker, Settings settings) {
    List<String> servers = settings.get(KAFKA_BOOTSTRAP_SERVERS);
    String host = servers.get(0).replaceFirst(":[0-9]+$", "");
    try (BrokerClient kafka = new BrokerClient(String.join(",", servers))) {
      if (new BrokerCheck(broker, findings).look(kafka, host)) {
        new TopicsCheck(broker, findings)
            .look(
                kafka,
                List.of(
                    settings.get(INPUT_TOPIC),
                    settings.get(RESULTS_TOPIC),
                    settings.get(DEAD_LETTER_TOPIC)));
      }
    } catch (KafkaException unknownName) {
      findings.fault("broker", "its name cannot be resolved: " + host, broker.logs());
    }
  }

  private Optional<Service> service(String name) {
    return Optional.ofNullable(running.get(name))
        .map(port -> new Service(name, port, !closed.contains(name)));
  }
}
