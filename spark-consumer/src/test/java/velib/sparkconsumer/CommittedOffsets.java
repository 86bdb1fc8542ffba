package velib.sparkconsumer;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import velib.settings.Settings;
import velib.sparkconsumer.kafka.ConsumerKafka;

/** The input offsets that are committed under the consumer's group. */
final class CommittedOffsets {
  private final ConsumerKafka kafka;

  CommittedOffsets(Settings settings) {
    kafka = new ConsumerKafka(settings);
  }

  Map<TopicPartition, Long> ofInput() throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    try (Admin admin = kafka.admin()) {
      admin
          .listConsumerGroupOffsets(ConsumerKafka.GROUP)
          .partitionsToOffsetAndMetadata()
          .get()
          .forEach(
              (partition, offset) -> {
                if (partition.topic().equals(kafka.inputTopic())) {
                  offsets.put(partition, offset.offset());
                }
              });
    }
    return offsets;
  }
}
