package velib.kafkainit;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A topic as the settings ask for it. */
final class WantedTopic {
  final String name;
  final int partitions;

  /** The environment variable that sets the number of partitions. */
  final String partitionsSetting;

  final int replication;

  /** The topic's settings in Kafka, sorted by name. */
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
