package velib.kafkainit;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A topic as it is asked for. */
final class WantedTopic {
  final String name;
  final int partitions;

  /** The environment variable that asks for so many partitions. */
  final String partitionsSetting;

  final int replication;

  /** Kafka's settings of the topic by name, in alphabetical order. */
  final Map<String, String> settings;

  WantedTopic(
      String name,
      int partitions,
      String partitionsSetting,
      int replication,
      Map<String, String> settings) {
    this.name = name;
    this.partitions = partitions;
    this.partitionsSetting = partitionsSetting;
    this.replication = replication;
    this.settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }
}
