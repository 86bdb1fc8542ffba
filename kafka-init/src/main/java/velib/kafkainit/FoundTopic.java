package velib.kafkainit;

import java.util.Map;

/** A topic as it is on the broker. */
final class FoundTopic {
  final String name;
  final int partitions;
  final int replication;

  /** Whether every partition has a leader, so that it can be written and read. */
  final boolean served;

  /** All of the topic's settings in Kafka by name, including the defaults. */
  final Map<String, String> settings;

  FoundTopic(
      String name, int partitions, int replication, boolean served, Map<String, String> settings) {
    this.name = name;
    this.partitions = partitions;
    this.replication = replication;
    this.served = served;
    this.settings = Map.copyOf(settings);
  }
}
