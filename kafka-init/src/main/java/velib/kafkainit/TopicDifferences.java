package velib.kafkainit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;

/** How an existing topic differs from the wanted one, and what a person can do about it. */
final class TopicDifferences {
  private final WantedTopic wanted;
  private final FoundTopic found;

  TopicDifferences(WantedTopic wanted, FoundTopic found) {
    this.wanted = wanted;
    this.found = found;
  }

  /** Whether the topic has too few partitions, which this program mends itself. */
  boolean tooFewPartitions() {
    return found.partitions < wanted.partitions;
  }

  /**
   * One text for each difference that this program leaves alone: what was found, what is wanted,
   * and the command or the setting that removes the difference.
   *
   * @param bootstrapServers used in the command
   */
  List<String> texts(String bootstrapServers) {
    List<String> texts = new ArrayList<>();
    if (found.partitions > wanted.partitions) {
      texts.add(
          String.format(
              Locale.ROOT,
              "%s has %d partitions, %s asks for %d. A topic cannot lose partitions; to agree with"
                  + " it, set %s=%d",
              wanted.name,
              found.partitions,
              wanted.partitionsSetting,
              wanted.partitions,
              wanted.partitionsSetting,
              found.partitions));
    }
    if (found.replication != wanted.replication) {
      texts.add(
          String.format(
              Locale.ROOT,
              "%s has %d copies, TOPIC_REPLICATION asks for %d. Copies are moved with"
                  + " kafka-reassign-partitions, which Kafka's own download has; to agree with the"
                  + " topic, set TOPIC_REPLICATION=%d",
              wanted.name,
              found.replication,
              wanted.replication,
              found.replication));
    }
    Map<String, String> settings = differentSettings();
    settings.forEach((name, value) -> texts.add(settingText(name, value, bootstrapServers)));
    return texts;
  }

  private String settingText(String name, String value, String bootstrapServers) {
    return String.format(
        Locale.ROOT,
        "%s has %s=%s, asked for is %s%s. To change it: kafka-configs --bootstrap-server %s --alter"
            + " --entity-type topics --entity-name %s --add-config %s=%s",
        wanted.name,
        name,
        found.settings.get(name),
        value,
        consequence(name),
        bootstrapServers,
        wanted.name,
        name,
        value);
  }

  private Map<String, String> differentSettings() {
    Map<String, String> different = new TreeMap<>(wanted.settings);
    different
        .entrySet()
        .removeIf(
            setting ->
                serves(setting.getKey(), setting.getValue(), found.settings.get(setting.getKey())));
    return different;
  }

  private static boolean serves(String name, String wanted, String found) {
    if (name.equals(TopicConfig.MAX_MESSAGE_BYTES_CONFIG) && found != null) {
      return Long.parseLong(found) >= Long.parseLong(wanted);
    }
    return wanted.equals(found);
  }

  private static String consequence(String name) {
    switch (name) {
      case TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG:
        return ": the clocks of those who publish decide which stations have expired, so the Spark job"
            + " refuses the topic";
      case TopicConfig.MAX_MESSAGE_BYTES_CONFIG:
        return ": of a longer message that cannot be counted only the beginning would be kept";
      default:
        return "";
    }
  }
}
