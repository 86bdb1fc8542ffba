package velib.sparkconsumer.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import velib.sparkconsumer.ConsumerFixture;
import velib.sparkconsumer.kafka.BatchMarker;
import velib.sparkconsumer.kafka.ConsumerKafka;
import velib.sparkconsumer.kafka.LastWrittenBatch;
import velib.sparkconsumer.totals.MessageTally;
import velib.testkit.KafkaExtension;

class CatchUpIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();

  private static final byte[] SOME = {1};

  @TempDir Path folder;

  /** The checkpoint does not have such a partition, so a restart would be taken for a copy. */
  @Test
  void aPartitionThatWasAddedDuringTheFirstBatchIsNotCommitted() throws Exception {
    try (ConsumerFixture topics = new ConsumerFixture(kafka, folder, 1)) {
      topics.send(new ProducerRecord<>(topics.results, SOME, SOME));
      topics.send(new ProducerRecord<>(topics.input, 0, null, SOME));
      topics.flush();
      ConsumerKafka job = new ConsumerKafka(topics.settings());
      Map<TopicPartition, Long> endsOfTheBatch = job.inputEnds();
      TopicPartition added = new TopicPartition(topics.input, 1);
      try (Admin admin = job.admin()) {
        admin.createPartitions(Map.of(topics.input, NewPartitions.increaseTo(2))).all().get();
      }
      await().until(() -> job.inputEnds().containsKey(added));

      CatchUp catchUp = CatchUp.of(job, null, null); // nothing is held or was written before

      LastWrittenBatch batch =
          new LastWrittenBatch(
              new BatchMarker("query", 0, new MessageTally()),
              endsOfTheBatch,
              catchUp.covered(endsOfTheBatch));
      assertThat(batch.toOffsets().keySet()).isEqualTo(Set.of(new TopicPartition(topics.input, 0)));
    }
  }
}
