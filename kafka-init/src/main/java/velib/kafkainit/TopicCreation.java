package velib.kafkainit;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes sure that a topic exists, and logs what it changed and what it left alone. */
final class TopicCreation {
  private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);

  /** A new topic takes a moment; recovery after a crash of the broker takes longer. */
  private static final Duration READY_WITHIN = Duration.ofSeconds(60);

  private final Broker broker;
  private final String bootstrapServers;

  TopicCreation(Broker broker, String bootstrapServers) {
    this.broker = broker;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Creates the topic if it is missing, raises its partitions if there are too few, reports every
   * other difference, and returns the topic as it is afterwards.
   *
   * @throws PipelineCannotRun if it is missing and cannot be created, or has no leader
   */
  FoundTopic ensure(WantedTopic wanted) {
    if (find(wanted).isEmpty()) {
      create(wanted);
    }
    FoundTopic found = awaitServed(wanted, topic -> true);
    if (new TopicDifferences(wanted, found).tooFewPartitions()) {
      found = raisePartitions(wanted, found);
    }
    new TopicDifferences(wanted, found).texts(bootstrapServers).forEach(LOG::warn);
    return found;
  }

  private Optional<FoundTopic> find(WantedTopic wanted) {
    try {
      return broker.find(wanted.name);
    } catch (KafkaException refused) {
      throw new PipelineCannotRun(
          "Kafka does not describe the topic " + wanted.name + ": " + refused.getMessage(),
          refused);
    }
  }

  /** Creates it unless the broker has it, known or not yet known to those who ask. */
  private void create(WantedTopic wanted) {
    try {
      if (broker.create(wanted)) {
        LOG.info("Created {}", wanted.name);
      }
    } catch (KafkaException refused) {
      throw new PipelineCannotRun(
          String.format(
              Locale.ROOT,
              "The topic %s is missing and could not be created: %s%nChange the settings, or create"
                  + " it by hand: %s",
              wanted.name,
              refused.getMessage(),
              command(wanted)),
          refused);
    }
  }

  private FoundTopic raisePartitions(WantedTopic wanted, FoundTopic found) {
    try {
      broker.raisePartitions(wanted.name, wanted.partitions);
      FoundTopic raised = awaitServed(wanted, topic -> topic.partitions >= wanted.partitions);
      LOG.info(
          "Raised the partitions of {} from {} to {}; a key's later messages may be in another"
              + " partition than its earlier ones",
          wanted.name,
          found.partitions,
          raised.partitions);
      return raised;
    } catch (KafkaException refused) {
      // The pipeline works with fewer, too.
      LOG.warn(
          "{} has {} partitions, {} asks for {}, and Kafka did not raise them: {}",
          wanted.name,
          found.partitions,
          wanted.partitionsSetting,
          wanted.partitions,
          refused.getMessage());
      return found;
    }
  }

  private FoundTopic awaitServed(WantedTopic wanted, Predicate<FoundTopic> asWell) {
    return Deadline.in(READY_WITHIN)
        .ask(
            () -> findOrCreate(wanted).filter(topic -> topic.served).filter(asWell),
            () -> {},
            (wait, refused) ->
                new PipelineCannotRun(
                    String.format(
                        Locale.ROOT,
                        "The topic %s was not ready after %s: a partition has no broker that serves it."
                            + " Are all brokers up? Look with: kafka-topics --bootstrap-server %s"
                            + " --describe --topic %s",
                        wanted.name,
                        wait,
                        bootstrapServers,
                        wanted.name),
                    refused));
  }

  /**
   * The topic, or empty after an attempt to create it. One attempt is not enough: the broker says
   * of a topic that is still being deleted that it exists, and later that it does not.
   */
  private Optional<FoundTopic> findOrCreate(WantedTopic wanted) {
    Optional<FoundTopic> found = broker.find(wanted.name);
    if (found.isEmpty()) {
      create(wanted);
    }
    return found;
  }

  private String command(WantedTopic wanted) {
    return wanted.settings.entrySet().stream()
        .map(setting -> " --config " + setting.getKey() + "=" + setting.getValue())
        .collect(
            Collectors.joining(
                "",
                String.format(
                    Locale.ROOT,
                    "kafka-topics --bootstrap-server %s --create --topic %s --partitions %d"
                        + " --replication-factor %d",
                    bootstrapServers,
                    wanted.name,
                    wanted.partitions,
                    wanted.replication),
                ""));
  }
}
