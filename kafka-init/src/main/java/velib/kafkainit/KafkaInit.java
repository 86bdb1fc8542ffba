package velib.kafkainit;

import static velib.kafkainit.KafkaInitSettings.KAFKA_WAIT_SECONDS;
import static velib.settings.PipelineSettings.KAFKA_BOOTSTRAP_SERVERS;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import velib.settings.ExitStatus;
import velib.settings.RootCause;
import velib.settings.Settings;

/**
 * Creates the topics of the pipeline; safe to run repeatedly and concurrently.
 *
 * <p>It never removes anything from an existing topic: it raises partitions and reports every other
 * difference. Exit status 0 means that the pipeline can run, {@link ExitStatus#FAILED} that it
 * cannot, {@link ExitStatus#BAD_SETTINGS} that a setting is wrong.
 */
public final class KafkaInit {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaInit.class);

  private KafkaInit() {}

  /** Takes no arguments; the settings are environment variables. */
  public static void main(String[] arguments) {
    Settings settings = Settings.readOrExit(KafkaInitSettings.ALL, KafkaInitSettings.TOPICS_DIFFER);
    try {
      createTopics(settings);
    } catch (PipelineCannotRun failure) {
      LOG.error(failure.getMessage());
      System.exit(ExitStatus.FAILED);
    }
  }

  private static void createTopics(Settings settings) {
    String bootstrapServers = String.join(",", settings.get(KAFKA_BOOTSTRAP_SERVERS));
    try (Broker broker = await(bootstrapServers, settings.get(KAFKA_WAIT_SECONDS))) {
      TopicCreation creation = new TopicCreation(broker, bootstrapServers);
      WantedTopics wanted = new WantedTopics(settings);

      FoundTopic input = creation.ensure(wanted.input());
      FoundTopic results = creation.ensure(wanted.results());
      FoundTopic deadLetters = creation.ensure(wanted.deadLetters(input));

      LOG.info(
          "The topics as they are now:\n{}",
          TopicTable.of(
              List.of(input, results, deadLetters),
              Map.of(
                  input.name, wanted.input().settings.keySet(),
                  results.name, wanted.results().settings.keySet(),
                  deadLetters.name, wanted.deadLetters(input).settings.keySet())));
    }
  }

  private static Broker await(String bootstrapServers, int longestSeconds) {
    return Deadline.in(Duration.ofSeconds(longestSeconds))
        .ask(
            () -> Broker.connect(bootstrapServers),
            () ->
                LOG.info(
                    "Waiting for Kafka at {}, for {} seconds at most",
                    bootstrapServers,
                    longestSeconds),
            (wait, refused) ->
                new PipelineCannotRun(
                    String.format(
                        Locale.ROOT,
                        "Kafka did not answer at %s within %s. Is it running, and is"
                            + " KAFKA_BOOTSTRAP_SERVERS its address? KAFKA_WAIT_SECONDS is how long to"
                            + " wait.%s",
                        bootstrapServers,
                        wait,
                        refused == null
                            ? ""
                            : " The last error was: " + RootCause.inOneLine(refused)),
                    refused));
  }
}
