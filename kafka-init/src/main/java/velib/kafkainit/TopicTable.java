package velib.kafkainit;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The topics and their settings, as a table for people. */
final class TopicTable {
  private TopicTable() {}

  /**
   * Renders a line of headings and one line for each topic, without a final line end.
   *
   * @param shown the names of the settings to show for each topic
   */
  static String of(List<FoundTopic> topics, Map<String, Collection<String>> shown) {
    int width = Math.max(5, topics.stream().mapToInt(topic -> topic.name.length()).max().orElse(0));
    String line = "%-" + width + "s  %10s  %11s  %s";
    String headings =
        String.format(Locale.ROOT, line, "topic", "partitions", "replication", "settings");
    return topics.stream()
        .map(
            topic ->
                String.format(
                    Locale.ROOT,
                    line,
                    topic.name,
                    topic.partitions,
                    topic.replication,
                    settings(topic, shown.get(topic.name))))
        .collect(Collectors.joining("\n", headings + "\n", ""));
  }

  private static String settings(FoundTopic topic, Collection<String> shown) {
    return shown.stream()
        .map(name -> name + "=" + withUnit(name, topic.settings.get(name)))
        .collect(Collectors.joining(" "));
  }

  /** Kafka's commands take milliseconds; people read hours more easily. */
  private static String withUnit(String name, String value) {
    if (!name.endsWith(".ms") || value == null || value.startsWith("-")) {
      return value;
    }
    String readable = Duration.ofMillis(Long.parseLong(value)).toString().substring(2);
    return value + " (" + readable.toLowerCase(Locale.ROOT) + ")";
  }
}
