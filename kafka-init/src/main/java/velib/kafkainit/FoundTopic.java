package velib.kafkainit;

import java.util.Map;

/** A topic as it stands. */
final class FoundTopic {
  final String name;
  final int partitions;
  final int replication;

  /** Whether every partition has a broker that takes and gives its messages. */
  final boolean served;

  /** All of Kafka's settings of the topic by name, those it has by default included. */
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
