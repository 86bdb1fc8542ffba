package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import velib.testkit.KafkaExtension;

/** A broker that takes little at a time gets more dead letters than fit in one transaction. */
class ManyDeadLettersIT {
  @RegisterExtension
  static final KafkaExtension kafka =
      KafkaExtension.own()
          .with("transaction.abort.timed.out.transaction.cleanup.interval.ms", "100");

  @RegisterExtension static final SparkExtension spark = new SparkExtension();

  private static final int LETTERS = 200_000;

  /** All letters together take the broker half a minute. */
  private static final double BYTES_PER_SECOND = 500_000;

  @TempDir Path folder;

  @Test
  void eachTransactionEndsInTimeIfABatchIsLimited() throws Exception {
    try (ConsumerFixture consumer =
        new ConsumerFixture(kafka, folder.resolve("checkpoint"), 1)
            .with("TRANSACTION_TIMEOUT", "10s")
            .with("BATCH_MAX_MESSAGES", "20000")) {
      Random random = new Random(7);
      for (int n = 0; n < LETTERS; n++) {
        consumer.publish(null, "no JSON " + Long.toHexString(random.nextLong()) + n);
      }
      consumer.flush();
      limitProducers();
      consumer.start(spark.session());
      consumer.awaitAllRead();

      Set<String> sources = new HashSet<>();
      List<ConsumerRecord<byte[], byte[]>> letters = consumer.read(consumer.deadLetters);
      letters.forEach(letter -> sources.add(header(letter, "source.offset")));
      assertThat(letters).hasSize(LETTERS);
      assertThat(sources).hasSize(LETTERS);
      assertThat(consumer.committedTotal().deadLetters()).isEqualTo(LETTERS);
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static void limitProducers() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      ClientQuotaEntity everyClient =
          new ClientQuotaEntity(Collections.singletonMap(ClientQuotaEntity.CLIENT_ID, null));
      admin
          .alterClientQuotas(
              List.of(
                  new ClientQuotaAlteration(
                      everyClient,
                      List.of(
                          new ClientQuotaAlteration.Op("producer_byte_rate", BYTES_PER_SECOND)))))
          .all()
          .get();
    }
  }
}
