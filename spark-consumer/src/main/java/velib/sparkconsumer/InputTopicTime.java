package velib.sparkconsumer;

import java.util.Locale;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import velib.sparkconsumer.checkpoint.Refusal;
import velib.sparkconsumer.kafka.ConsumerKafka;

/**
 * Refuses an input topic whose messages have the times of their publishers. One wrong clock would
 * then decide which stations have expired.
 */
final class InputTopicTime {
  /** Lets every topic through; for tests, which make time pass by the times that they send. */
  static final String ANY = "velib.test.any-topic-time";

  private static final Logger LOG = LoggerFactory.getLogger(InputTopicTime.class);
  private static final String WANTED = "LogAppendTime";

  private InputTopicTime() {}

  /**
   * Asks Kafka for the topic's setting.
   *
   * @throws Refusal if the topic keeps the times of the publishers
   */
  static void require(ConsumerKafka kafka) {
    if (Boolean.getBoolean(ANY)) {
      return;
    }
    try {
      String found = kafka.inputTimestampType();
      if (!found.equals(WANTED)) {
        throw new Refusal(
            String.format(
                Locale.ROOT,
                "The topic %s has message.timestamp.type=%s, so the clocks of those who publish"
                    + " decide which stations have expired. To change it:"
                    + " kafka-configs --bootstrap-server %s --alter --entity-type topics"
                    + " --entity-name %s --add-config message.timestamp.type=%s; then start the"
                    + " consumer again. docs/operations.md says what the messages need that are on"
                    + " the topic.",
                kafka.inputTopic(),
                found,
                kafka.bootstrapServers(),
                kafka.inputTopic(),
                WANTED));
      }
    } catch (AuthorizationException notAllowed) {
      LOG.warn(
          "cannot see whether {} has message.timestamp.type={}, as Kafka does not let this program"
              + " read the topic's settings",
          kafka.inputTopic(),
          WANTED);
    }
  }
}
