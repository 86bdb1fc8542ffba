package velib.demo;

import java.nio.file.Path;
import java.util.Locale;

/** What a person can try while the pipeline runs. */
final class Invitation {
  private final Pipeline pipeline;
  private final Path root;
  private final String resultsTopic;

  Invitation(Pipeline pipeline, Path root, String resultsTopic) {
    this.pipeline = pipeline;
    this.root = root;
    this.resultsTopic = resultsTopic;
  }

  /** Several lines with commands to copy. */
  String text() {
    Path commands = root.resolve("kafka/target/kafka/bin");
    return String.join(
        System.lineSeparator(),
        "",
        "Any Kafka client finds the broker at " + pipeline.bootstrapServers() + ", for instance:",
        String.format(
            Locale.ROOT,
            "  %s --bootstrap-server %s --topic %s --from-beginning --property print.key=true",
            commands.resolve("kafka-console-consumer"),
            pipeline.bootstrapServers(),
            resultsTopic),
        String.format(
            Locale.ROOT,
            "  %s --bootstrap-server %s --describe --group velib-spark-consumer",
            commands.resolve("kafka-consumer-groups"),
            pipeline.bootstrapServers()),
        "");
  }
}
